/**
 * Tokens that join what should stay apart. {@link dev.leakgate.judge.linkability.Linkability} compares the stretches of
 * time of one phone, between which something changed that a person expects to be forgotten by: incognito mode, a
 * restart, cleared app data, a new advertising ID. Nothing here reads files or knows of verdicts.
 */
package dev.leakgate.judge.linkability;
