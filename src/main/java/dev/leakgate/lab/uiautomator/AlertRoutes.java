package dev.leakgate.lab.uiautomator;

import dev.leakgate.lab.uiautomator.WebDriverException.Code;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands on dialogs, which are recognised by the resource ids that Android gives their parts. */
final class AlertRoutes {

    private static final String POSITIVE = "android:id/button1";
    private static final String NEGATIVE = "android:id/button2";

    private final Ui ui;

    private AlertRoutes(Ui ui) {
        this.ui = ui;
    }

    static void addTo(Routes routes, Ui ui) {
        AlertRoutes a = new AlertRoutes(ui);
        routes.add("GET", "/session/:session/alert/text", r -> a.text())
                .add("POST", "/session/:session/alert/accept", r -> a.press(r, POSITIVE))
                .add("POST", "/session/:session/alert/dismiss", r -> a.press(r, NEGATIVE));
    }

    private String text() {
        UiNode root = ui.root();
        buttons(root);
        return Stream.of(":id/alertTitle", ":id/message").flatMap(id -> root.all().filter(n -> n.view().resourceId().endsWith(id)).limit(1))
                .map(UiNode::shownText).collect(Collectors.joining("\n"));
    }

    private Object press(Request r, String usual) {
        List<UiNode> buttons = buttons(ui.root());
        String label = r.text("buttonLabel", "");
        Optional<UiNode> button = label.isEmpty()
                ? buttons.stream().filter(b -> b.view().resourceId().equals(usual)).findFirst().or(() -> Optional.of(buttons.get(0)))
                : buttons.stream().filter(b -> b.shownText().equals(label)).findFirst();
        ui.tap(button.orElseThrow(() -> new WebDriverException(Code.INVALID_STATE, "The alert has no button '" + label + "', it has "
                + buttons.stream().map(UiNode::shownText).toList())));
        return null;
    }

    private static List<UiNode> buttons(UiNode root) {
        List<UiNode> buttons = root.all().filter(n -> n.view().resourceId().matches("android:id/button[123]")).toList();
        if (buttons.isEmpty()) {
            throw new WebDriverException(Code.NO_SUCH_ALERT, "No alert is present on the screen");
        }
        return buttons;
    }
}
