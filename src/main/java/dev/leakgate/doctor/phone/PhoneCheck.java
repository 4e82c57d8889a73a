package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.util.List;

/** One thing that must be right on a phone. Only looks: nothing is left changed on it. */
public interface PhoneCheck {

    /** What is checked, in two or three words. */
    String subject();

    /** Commands for the phone's shell; all checks' questions are asked in one round trip. */
    List<String> questions();

    Outcome judge(Told told);
}
