/**
 * Whether what is typed moves what cannot be read: statistics on the number and size of encrypted uploads while texts of
 * four lengths are searched for. Written for a statistician to check:
 *
 * <ul>
 * <li>Design: complete blocks, each arm once in each, in random order, so that drift is the same for all arms (Fisher,
 * The Design of Experiments, 1935). The first block is dropped: first uploads carry what a start has to tell.</li>
 * <li>Test: the arms are drawn again within each block as the experiment itself drew them. Under the hypothesis that texts
 * move nothing, what was uploaded would have been the same, so the test is exact whatever heartbeats, drift, batches or
 * spill-over do; no distribution is assumed (Edgington and Onghena, Randomization Tests, 4th ed., 2007).</li>
 * <li>Its p-value is (exceeding + 1) / (drawn + 1), which is valid at any number of draws (Phipson and Smyth, 2010,
 * doi:10.2202/1544-6115.1585), and draws end early when many exceed (Besag and Clifford, Biometrika 78, 1991).</li>
 * <li>Many tests: Holm's procedure over all tests of a run at 0.01, since its control of any false alarm needs no
 * independence (Holm, Scandinavian Journal of Statistics 6, 1979).</li>
 * <li>A hit must replicate on repetitions made for it, tested again by Holm at 0.01: what was chosen by being large is
 * not evidence for itself.</li>
 * <li>Before, one arm is repeated alone (an A/A run). Its spread gives the smallest effect that would be found
 * (minimum detectable effect: Bloom, Evaluation Review 19, 1995), with the upper confidence limit of the spread, so that
 * a lucky calm run promises nothing. Above 64 bytes the endpoint is untestable by size.</li>
 * </ul>
 *
 * Statistics convict here, and never acquit: a null says only what would have been found.
 */
package dev.leakgate.judge.influence;
