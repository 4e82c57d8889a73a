package dev.leakgate.lab.android;

import dev.leakgate.lab.android.Profile.Display;
import dev.leakgate.lab.app.View;
import dev.leakgate.lab.app.View.Bounds;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
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
    private final int unit;

    private ScreenPainter(Graphics2D g, Display display) {
        this.g = g;
        this.unit = Math.max(1, display.density() / 160);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    /** The whole screen as PNG. */
    public static byte[] png(View root, Display display) {
        return Png.encode(draw(root, display));
    }

    /** The part of the screen within {@code part} as PNG. */
    public static byte[] png(View root, Display display, Bounds part) {
        int left = Math.max(0, part.left());
        int top = Math.max(0, part.top());
        int width = Math.max(1, Math.min(display.width(), part.right()) - left);
        int height = Math.max(1, Math.min(display.height(), part.bottom()) - top);
        return Png.encode(draw(root, display).getSubimage(left, top, width, height));
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
        g.setColor(FAINT);
        write(CLOCK.format(LocalTime.now()), new Bounds(0, 0, display.width() / 2, display.statusBar()), false);
        g.fillRoundRect(display.width() - 32 * unit, display.statusBar() - 16 * unit, 20 * unit, 10 * unit, 4 * unit, 4 * unit);
    }

    private void view(View v) {
        Bounds b = v.bounds();
        int width = b.right() - b.left();
        int height = b.bottom() - b.top();
        boolean field = Desktop.isField(v);
        boolean button = v.className().endsWith("Button") || v.clickable() && v.children().isEmpty() && !field;
        if (field || button) {
            g.setColor(FIELD);
            g.fillRoundRect(b.left(), b.top(), width, height, 16 * unit, 16 * unit);
        }
        if (v.focused()) {
            g.setColor(ACCENT);
            g.setStroke(new BasicStroke(2f * unit));
            g.drawRoundRect(b.left(), b.top(), width, height, 16 * unit, 16 * unit);
        }
        text(v, button);
        if (v.checkable()) {
            g.setColor(v.checked() ? ACCENT : FAINT);
            g.setStroke(new BasicStroke(2f * unit));
            int size = Math.min(height, 18 * unit);
            int x = b.right() - size - 4 * unit;
            int y = b.top() + (height - size) / 2;
            if (v.checked()) {
                g.fillRoundRect(x, y, size, size, 6 * unit, 6 * unit);
            } else {
                g.drawRoundRect(x, y, size, size, 6 * unit, 6 * unit);
            }
        }
        v.children().forEach(this::view);
    }

    private void text(View v, boolean centred) {
        String shown = !v.text().isEmpty() ? v.password() ? "\u2022".repeat(v.text().length()) : v.text()
                : !v.hint().isEmpty() ? v.hint() : v.children().isEmpty() ? v.description() : "";
        if (!shown.isEmpty()) {
            g.setColor(v.text().isEmpty() || !v.enabled() ? FAINT : INK);
            write(shown.lines().findFirst().orElse(""), v.bounds(), centred);
        }
    }

    private void write(String text, Bounds b, boolean centred) {
        int height = b.bottom() - b.top();
        int size = Math.max(8, Math.min(16 * unit, height * 2 / 3));
        int room = b.right() - b.left() - 16 * unit;
        if (!LETTERS) {
            g.fillRect(b.left() + 8 * unit, b.top() + (height - size / 2) / 2, Math.max(0, Math.min(room, text.length() * size / 2)), size / 2);
            return;
        }
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        FontMetrics m = g.getFontMetrics();
        String line = fit(text, m, room);
        int x = centred ? b.left() + (b.right() - b.left() - m.stringWidth(line)) / 2 : b.left() + 8 * unit;
        g.drawString(line, x, b.top() + (height - m.getHeight()) / 2 + m.getAscent());
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
