package dev.leakgate.lab.app;

import java.util.Map;

/** What placeholders stand for at one moment. */
interface Words {

    /** The value, or null when there is none now. */
    Object value(String name);

    /** These words, with others that go before them. */
    default Words with(Map<String, Object> others) {
        return name -> others.containsKey(name) ? others.get(name) : value(name);
    }
}
