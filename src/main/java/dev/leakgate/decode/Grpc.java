package dev.leakgate.decode;

/**
 * gRPC and gRPC-Web messages (gRPC over HTTP/2, "Length-Prefixed-Message"): a byte of flags, four of length, the
 * message, again and again; with flag 0x80 trailers.
 */
final class Grpc implements Decoder {

    private static final int HEAD = 5;
    private static final int TRAILERS = 0x80;

    @Override
    public boolean suits(Node node) {
        return node.length() > HEAD && (node.at(0) & ~(TRAILERS | 1)) == 0 && frames(node) > 0;
    }

    /** How many frames there are when they account for every byte, else 0. */
    private static int frames(Node node) {
        int frames = 0;
        int position = node.from;
        while (position < node.to) {
            if (position + HEAD > node.to || (node.bytes[position] & ~(TRAILERS | 1) & 0xFF) != 0) {
                return 0;
            }
            long end = (long) position + HEAD + (Bits.big32(node.bytes, position + 1) & 0xFFFFFFFFL);
            if (end > node.to) {
                return 0;
            }
            position = (int) end;
            frames++;
        }
        return frames;
    }

    @Override
    public boolean decode(Node node, Children children) {
        int position = node.from;
        while (position < node.to) {
            int end = position + HEAD + Bits.big32(node.bytes, position + 1);
            boolean trailers = node.bytes[position] < 0;
            children.slice(trailers ? "grpc trailers" : "grpc message", position + HEAD, end);
            position = end;
        }
        return true;
    }
}
