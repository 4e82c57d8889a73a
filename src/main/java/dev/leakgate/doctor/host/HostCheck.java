package dev.leakgate.doctor.host;

import dev.leakgate.doctor.Diagnosis;
import java.util.List;

/** Something that must be right on this machine. */
public interface HostCheck {

    List<Diagnosis> examine();
}
