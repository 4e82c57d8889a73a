/**
 * The record of a run on disk. Layout of a run's folder, {@code target/leakgate/runs/<id>}, owner-only:
 *
 * <pre>
 * run.json                        {@link dev.leakgate.evidence.Plan}, written before the first trial
 * policy.yaml                     the policy this run is judged by
 * claims.yaml                     what was said in public, to be answered by this run
 * secrets.json                    every {@link dev.leakgate.secret.Secret} with its owner, the key of the labels
 * sessions/&lt;phone&gt;/&lt;browser&gt;/&lt;mode&gt;/session.json     {@link dev.leakgate.evidence.SessionRecord}
 * sessions/&lt;phone&gt;/&lt;browser&gt;/&lt;mode&gt;/capture.journal  the traffic, the truth
 * sessions/&lt;phone&gt;/&lt;browser&gt;/&lt;mode&gt;/connections.json  {@link dev.leakgate.evidence.PhoneConnections}
 * sessions/&lt;phone&gt;/&lt;browser&gt;/&lt;mode&gt;/influence.json   {@link dev.leakgate.evidence.InfluenceRecord}, where one was driven
 * sessions/&lt;phone&gt;/&lt;browser&gt;/&lt;mode&gt;/proofs.json      {@link dev.leakgate.evidence.ProofTimes}
 * sessions/&lt;phone&gt;/&lt;browser&gt;/&lt;mode&gt;/capture.har      an export of it
 * sessions/&lt;phone&gt;/&lt;browser&gt;/&lt;mode&gt;/attempt-2/      the same of a second attempt, after the first broke
 * sessions/&lt;phone&gt;/between/capture.journal             what the phone sent between its sessions
 * sessions/&lt;phone&gt;/drain/                              what it sent after the last one, with a record
 * logs/                           output of every child process
 * destinations.json               countries, networks and owners of the hosts in the captures
 * verdict.json                    what was judged
 * seal.json                       {@link dev.leakgate.evidence.Seal}, digests of all the others, written last
 * </pre>
 */
package dev.leakgate.evidence;
