package dev.leakgate.doctor.phone;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.browser.TestedBrowsers;
import dev.leakgate.doctor.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The browsers under test are on the phone; which versions. */
final class Browsers implements PhoneCheck {

    private static final Pattern VERSION = Pattern.compile("versionName=(\\S+)");

    private final Patient patient;

    Browsers(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String subject() {
        return "browsers";
    }

    @Override
    public List<String> questions() {
        return Stream.concat(TestedBrowsers.QUESTIONS.stream(), patient.browsers().stream().map(Browsers::question)).distinct().toList();
    }

    private static String question(BrowserFile browser) {
        return "dumpsys package " + browser.packageName() + " | grep versionName=";
    }

    @Override
    public Outcome judge(Told told) {
        List<String> there = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<BrowserFile> asked = TestedBrowsers.asked(patient.entry(), patient.browsers(), told.answers());
        for (BrowserFile browser : asked) {
            Matcher version = VERSION.matcher(told.to(question(browser)));
            if (version.find()) {
                there.add(browser.title() + " " + version.group(1));
            } else {
                missing.add(browser.title() + " (" + browser.packageName() + ")");
            }
        }
        if (asked.stream().allMatch(BrowserFile::system)) {
            return new Outcome.Failure("none of the known ones is on the phone: " + patient.browsers().stream().map(BrowserFile::packageName).distinct()
                    .collect(Collectors.joining(", ")), "install one; a browser is known by its file in scenarios/browsers");
        }
        return missing.isEmpty() ? new Outcome.Ok(String.join(", ", there))
                : new Outcome.Failure("not on the phone: " + String.join(", ", missing),
                "install it, or take it out of 'browsers:' in " + patient.entry().place());
    }
}
