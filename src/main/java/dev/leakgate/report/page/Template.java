package dev.leakgate.report.page;

import com.samskivert.mustache.Mustache;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** A Mustache template in {@code /report/page}: escapes for HTML, fails on a name that the page does not have. */
final class Template {

    private static final Mustache.Compiler COMPILER = Mustache.compiler().escapeHTML(true).strictSections(true)
            .emptyStringIsFalse(true).zeroIsFalse(true).withLoader(Template::open);

    private final com.samskivert.mustache.Template compiled;

    private Template(com.samskivert.mustache.Template compiled) {
        this.compiled = compiled;
    }

    /** @param name of the file, without ending */
    static Template of(String name) {
        return new Template(COMPILER.compile(open(name)));
    }

    String show(Record page) {
        return compiled.execute(page);
    }

    private static Reader open(String name) {
        String file = name.contains(".") ? name : name + ".mustache";
        return new InputStreamReader(Template.class.getResourceAsStream("/report/page/" + file), StandardCharsets.UTF_8);
    }
}
