package dev.leakgate.phone.identifier;

import java.util.List;
import java.util.stream.Stream;

/** A place of the phone where identifiers are told. */
interface Source {

    /** Commands for the phone's shell. */
    List<String> questions();

    /** Commands for root, without single quotes; some of them hang on what the shell was told. */
    default List<String> rootQuestions(Answers answers) {
        return List.of();
    }

    Stream<Find> finds(Answers answers);
}
