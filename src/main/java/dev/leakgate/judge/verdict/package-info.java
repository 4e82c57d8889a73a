/** What was judged: the content of verdict.json, ready to be shared. */
package dev.leakgate.judge.verdict;
