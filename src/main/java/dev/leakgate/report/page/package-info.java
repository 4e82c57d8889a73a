/**
 * The privacy report: an index and one page for each model, in {@code target/privacy-report}. A page is a record whose
 * components the template of the same name in {@code /report/page} shows; everything shown is escaped there. Pages
 * load nothing and run nothing: no script, no font, no image from elsewhere.
 */
package dev.leakgate.report.page;
