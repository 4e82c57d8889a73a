package dev.leakgate.bench;

/** JSON as servers answer with it and as apps upload it. */
final class JsonText {

    private JsonText() {
    }

    static String items(Chance chance, int count) {
        StringBuilder json = new StringBuilder("{\"status\":\"ok\",\"items\":[");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append("""
                    {"id":%s,"name":"%s","price":%d.%02d,"currency":"EUR","stock":%d,"image":"https://img.example.net/%s.jpg",\
                    "tags":["%s","%s"],"updated":%d,"rating":{"mean":4.%d,"count":%d},"sku":"%s-%d","text":"%s"}"""
                    .formatted(chance.digits(8), chance.words(3), chance.below(400), chance.below(100), chance.below(90),
                            chance.hex(6), chance.words(1), chance.words(1), chance.time(), chance.below(10),
                            chance.below(5000), chance.words(1).toUpperCase(java.util.Locale.ROOT), chance.below(10_000),
                            chance.words(12)));
        }
        return json.append("]}").toString();
    }

    /** @param bytes at least so many, and at most an item more */
    static String ofSize(Chance chance, int bytes) {
        StringBuilder json = new StringBuilder("[");
        while (json.length() < bytes - 1) {
            json.append(json.length() == 1 ? "" : ",").append(items(chance, 1));
        }
        return json.append(']').toString();
    }
}
