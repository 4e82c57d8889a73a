package dev.leakgate.lab.android;

import dev.leakgate.lab.android.Profile.Display;
import dev.leakgate.lab.app.View;
import dev.leakgate.lab.app.View.Bounds;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Draws a widget tree so that it looks like a phone's screen. */
public final class ScreenPainter {

    private static final Color PAPER = new Color(0xfafafa);
    private static final Color INK = new Color(0x202124);
    private static final Color FAINT = new Color(0x80868b);
    private static final Color FIELD = new Color(0xf1f3f4);
    private static final Color ACCENT = new Color(0x1a73e8);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** False on machines without fonts, where texts are drawn as bars. */
    private static final boolean LETTERS = hasFonts();

    private final Graphics2D g;
    /** Pixels of one density-independent pixel. */
    private final float dp;

    private ScreenPainter(Graphics2D g, Display display) {
        this.g = g;
        this.dp = display.density() / 160f;
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    /** The whole screen as PNG. */
    public static byte[] png(View root, Display display) {
        return png(root, display, new Bounds(0, 0, display.width(), display.height()));
    }

    /** The part of the screen within {@code part} as PNG. */
    public static byte[] png(View root, Display display, Bounds part) {
        Rectangle wanted = new Rectangle(part.left(), part.top(), part.right() - part.left(), part.bottom() - part.top());
        Rectangle visible = wanted.intersection(new Rectangle(display.width(), display.height()));
        return Png.encode(draw(root, display), visible.isEmpty() ? new Rectangle(1, 1) : visible);
    }

    private static BufferedImage draw(View root, Display display) {
        BufferedImage image = new BufferedImage(display.width(), display.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            ScreenPainter painter = new ScreenPainter(g, display);
            g.setColor(PAPER);
            g.fillRect(0, 0, display.width(), display.height());
            painter.view(root);
            painter.statusBar(display);
        } finally {
            g.dispose();
        }
        return image;
    }

    private void statusBar(Display display) {
        int middle = display.statusBar() / 2;
        g.setColor(FAINT);
        write(CLOCK.format(LocalTime.now()), new Bounds(0, 0, display.width() / 2, display.statusBar()), 12, false);
        g.fillRoundRect(display.width() - px(36), middle - px(5), px(22), px(10), px(4), px(4));
    }

    private void view(View v) {
        Bounds b = v.bounds();
        boolean field = Desktop.isField(v);
        boolean button = v.className().endsWith("Button");
        boolean icon = v.className().endsWith("ImageView") || v.clickable() && !field && !button && v.children().isEmpty();
        if (field || button) {
            g.setColor(button ? ACCENT : FIELD);
            box(b, true);
        }
        if (v.focused()) {
            g.setColor(ACCENT);
            g.setStroke(new BasicStroke(2 * dp));
            box(b, false);
        }
        if (v.className().endsWith("WebView")) {
            page(v);
        } else {
            text(v, button, button || icon);
        }
        if (v.checkable()) {
            check(v);
        }
        v.children().forEach(this::view);
    }

    /** A rounded box with a margin around it. */
    private void box(Bounds b, boolean filled) {
        int margin = px(4);
        int width = Math.max(1, b.right() - b.left() - 2 * margin);
        int height = Math.max(1, b.bottom() - b.top() - 2 * margin);
        if (filled) {
            g.fillRoundRect(b.left() + margin, b.top() + margin, width, height, px(20), px(20));
        } else {
            g.drawRoundRect(b.left() + margin, b.top() + margin, width, height, px(20), px(20));
        }
    }

    /** A web page: its title, and paragraphs as grey bars, since a virtual phone renders none. */
    private void page(View v) {
        Bounds b = v.bounds();
        g.setColor(INK);
        write(v.text(), new Bounds(b.left() + px(8), b.top() + px(8), b.right(), b.top() + px(48)), 18, false);
        g.setColor(FIELD);
        for (int y = b.top() + px(64), line = 0; !v.text().isEmpty() && y < b.bottom() - px(24); y += px(20), line++) {
            boolean gap = line % 5 == 4;
            int width = (b.right() - b.left() - px(32)) * (line % 5 == 3 ? 2 : 4) / 4;
            g.fillRoundRect(b.left() + px(16), y, gap ? 0 : width, px(8), px(4), px(4));
        }
    }

    private void check(View v) {
        Bounds b = v.bounds();
        int size = Math.min(b.bottom() - b.top(), px(18));
        int x = b.right() - size - px(16);
        int y = (b.top() + b.bottom() - size) / 2;
        g.setColor(v.checked() ? ACCENT : FAINT);
        g.setStroke(new BasicStroke(2 * dp));
        g.drawRoundRect(x, y, size, size, px(6), px(6));
        if (v.checked()) {
            g.fillRoundRect(x, y, size, size, px(6), px(6));
        }
    }

    private void text(View v, boolean onAccent, boolean centred) {
        String shown = !v.text().isEmpty() ? v.password() ? "\u2022".repeat(v.text().length()) : v.text()
                : !v.hint().isEmpty() ? v.hint() : v.children().isEmpty() ? v.description() : "";
        if (!shown.isEmpty()) {
            g.setColor(onAccent ? PAPER : v.text().isEmpty() || !v.enabled() ? FAINT : INK);
            write(shown.lines().findFirst().orElse(""), v.bounds(), 15, centred);
        }
    }

    /** One line of text in the middle of the height of {@code b}. */
    private void write(String text, Bounds b, int sizeInDp, boolean centred) {
        int height = b.bottom() - b.top();
        int size = Math.max(8, Math.min(px(sizeInDp), height * 2 / 3));
        int room = b.right() - b.left() - px(24);
        if (!LETTERS) {
            g.fillRect(b.left() + px(12), b.top() + (height - size / 2) / 2, Math.max(0, Math.min(room, text.length() * size / 2)), size / 2);
            return;
        }
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        FontMetrics m = g.getFontMetrics();
        String line = fit(text, m, room);
        int x = centred ? (b.left() + b.right() - m.stringWidth(line)) / 2 : b.left() + px(12);
        g.drawString(line, x, b.top() + (height - m.getHeight()) / 2 + m.getAscent());
    }

    private int px(int lengthInDp) {
        return Math.round(lengthInDp * dp);
    }

    private static boolean hasFonts() {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return g.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).stringWidth("a") > 0;
        } catch (LinkageError | InternalError | RuntimeException e) {
            return false;
        } finally {
            g.dispose();
        }
    }

    private static String fit(String text, FontMetrics m, int room) {
        String line = text;
        while (line.length() > 1 && m.stringWidth(line) > room) {
            line = line.substring(0, line.length() - 2) + "\u2026";
        }
        return line;
    }
}
