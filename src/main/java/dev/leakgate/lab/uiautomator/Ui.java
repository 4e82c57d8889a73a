package dev.leakgate.lab.uiautomator;

import dev.leakgate.lab.android.Desktop;
import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.Touch;
import dev.leakgate.lab.app.View;
import dev.leakgate.lab.app.View.Bounds;
import dev.leakgate.lab.uiautomator.WebDriverException.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The screen as the server works on it: finds nodes, remembers which it gave out, touches and types. */
final class Ui {

    private static final String NOT_FOUND = "An element could not be located on the page using the given search parameters";

    private final Desktop desktop;
    private final XPathLocator xpath = new XPathLocator();
    private final Map<String, UiNode.Identity> known = new HashMap<>();
    private final Map<UiNode.Identity, String> ids = new HashMap<>();

    Ui(Phone phone) {
        this.desktop = phone.desktop();
    }

    Desktop desktop() {
        return desktop;
    }

    /** The screen now. */
    UiNode root() {
        synchronized (desktop) {
            return UiNode.root(desktop.view(), desktop.front());
        }
    }

    // ---- elements

    /** @param context id of the element to search below, or empty for the whole screen */
    List<UiNode> find(String strategy, String selector, String context) {
        UiNode scope = context.isEmpty() ? root() : element(context);
        return switch (strategy) {
            case "id" -> {
                String full = selector.contains(":") ? selector : scope.packageName() + ":id/" + selector;
                String system = "android:id/" + selector;
                yield scope.all().filter(n -> List.of(full, selector, system).contains(n.view().resourceId())).toList();
            }
            case "accessibility id" -> scope.all().filter(n -> n.view().description().equals(selector)).toList();
            case "class name" -> scope.all().filter(n -> n.view().className().equals(selector)).toList();
            case "xpath" -> xpath.find(selector, scope, context.isEmpty());
            case "-android uiautomator" -> findByExpression(UiAutomatorExpression.parse(selector), scope);
            default -> throw new WebDriverException(Code.INVALID_SELECTOR, "Strategy '" + strategy
                    + "' is not supported, only id, accessibility id, class name, xpath and -android uiautomator");
        };
    }

    UiNode findFirst(String strategy, String selector, String context) {
        return find(strategy, selector, context).stream().findFirst()
                .orElseThrow(() -> new WebDriverException(Code.NO_SUCH_ELEMENT, NOT_FOUND));
    }

    private List<UiNode> findByExpression(Object expression, UiNode scope) {
        if (expression instanceof UiSelector selector) {
            return selector.find(scope);
        }
        UiScrollable scrollable = (UiScrollable) expression;
        return scrollable.target() == null ? scrollable.container().find(scope) : scrollTo(scrollable, scope);
    }

    /** Scrolls page by page from the start until the target shows. */
    private List<UiNode> scrollTo(UiScrollable scrollable, UiNode scope) {
        List<UiNode> found = scrollable.target().find(scope);
        Optional<UiNode> container = scrollable.container().find(scope).stream().findFirst();
        if (!found.isEmpty() || container.isEmpty()) {
            return found;
        }
        String key = container.get().view().key();
        Bounds b = container.get().bounds();
        desktop.scroll(key, Integer.MIN_VALUE / 2);
        boolean more = true;
        while (true) {
            found = scrollable.target().find(root());
            if (!found.isEmpty() || !more) {
                return found;
            }
            more = desktop.scroll(key, Math.max(1, (b.bottom() - b.top()) / 2));
        }
    }

    /** The node that has the keyboard's attention. */
    UiNode active() {
        return root().all().filter(n -> n.view().focused()).findFirst()
                .orElseThrow(() -> new WebDriverException(Code.NO_SUCH_ELEMENT, NOT_FOUND));
    }

    /** The id under which a node is known from now on; the same node gets the same id. */
    String id(UiNode node) {
        return ids.computeIfAbsent(node.identity(), identity -> {
            String id = String.format("00000000-0000-%04x-ffff-ffff%08x", ids.size() + 1 & 0xffff, identity.hashCode());
            known.put(id, identity);
            return id;
        });
    }

    /** The node of an id, as it is now. */
    UiNode element(String id) {
        UiNode.Identity identity = known.get(id);
        if (identity == null) {
            throw new WebDriverException(Code.NO_SUCH_ELEMENT, "The element identified by " + id
                    + " is not present in the cache or has expired. Try to find it again");
        }
        return root().all().filter(n -> n.identity().equals(identity)).findFirst().orElseThrow(() ->
                new WebDriverException(Code.STALE_ELEMENT, "The element '" + identity.resourceId() + "' of class "
                        + identity.className() + " does not exist in DOM anymore"));
    }

    // ---- hands

    /** Taps the middle of a node; what lies there gets the tap, or the node itself when nothing there reacts. */
    void tap(UiNode node) {
        Bounds b = node.bounds();
        View hit = Touch.at(desktop.view(), (b.left() + b.right()) / 2, (b.top() + b.bottom()) / 2).orElse(node.view());
        desktop.tap(hit);
    }

    void tap(int x, int y) {
        Touch.tap(desktop, x, y);
    }

    void type(UiNode node, String text, boolean replace) {
        if (!Desktop.isField(node.view())) {
            throw new WebDriverException(Code.INVALID_STATE, "Cannot set the element to '" + text
                    + "'. Did you interact with the correct element?");
        }
        desktop.type(node.view().key(), replace ? text : node.view().text() + text);
    }
}
