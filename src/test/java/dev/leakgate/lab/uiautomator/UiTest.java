package dev.leakgate.lab.uiautomator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.lab.ShopApp;
import dev.leakgate.lab.TestPhone;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UiTest {

    @TempDir
    Path folder;

    private TestPhone phone;
    private Ui ui;

    @BeforeEach
    void start() {
        phone = new TestPhone(folder, "ui");
        phone.shell("am start -n " + ShopApp.PACKAGE + "/.LoginActivity");
        ui = new Ui(phone.phone());
    }

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void completes_an_id_with_the_package_in_front() {
        assertThat(keys("id", "login")).containsExactly("login");
        assertThat(keys("id", ShopApp.PACKAGE + ":id/login")).containsExactly("login");
        assertThat(keys("id", "other:id/login")).isEmpty();
    }

    @Test
    void finds_by_description_and_class() {
        assertThat(keys("accessibility id", "log in button")).containsExactly("login");
        assertThat(keys("class name", "android.widget.EditText")).containsExactly("username", "password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//android.widget.Button[@text='LOG IN']", "//*[contains(@resource-id, 'login')]", "(//*[@clickable='true'])[last()]",
        "/hierarchy/android.widget.FrameLayout/android.widget.Button"})
    void finds_by_xpath(String expression) {
        assertThat(keys("xpath", expression)).containsExactly("login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new UiSelector().text(\"LOG IN\")", "new UiSelector().textContains(\"log\")", "new UiSelector().textStartsWith(\"log\").clickable(true)",
        "new UiSelector().textMatches(\"LOG\\\\s.N\")", "new UiSelector().description(\"log in button\")", "new UiSelector().descriptionContains(\"LOG IN\")",
        "new UiSelector().resourceId(\"com.example.shop:id/login\");", "new UiSelector().resourceIdMatches(\".*:id/login\")",
        "new UiSelector().className(\"android.widget.Button\").enabled(true).focused(false)", "new UiSelector().clickable(true).instance(3)",
        "new UiSelector().index(3)", "new UiSelector().resourceIdMatches(\".*root\").childSelector(new UiSelector().index(3))",
        "new UiSelector().text(\"Remember me\").fromParent(new UiSelector().className(\"android.widget.Button\"))", ".text(\"LOG IN\")"})
    void finds_by_selector(String expression) {
        assertThat(keys("-android uiautomator", expression)).containsExactly("login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new UiSelector().colour(\"red\")", "new UiSelector().text(\"x\"", "new UiButton()", "new UiSelector().text(\"x\").", "//*[@text='x'"})
    void says_what_is_wrong_with_a_selector(String expression) {
        String strategy = expression.startsWith("/") ? "xpath" : "-android uiautomator";

        assertThatThrownBy(() -> keys(strategy, expression)).isInstanceOfSatisfying(WebDriverException.class,
                e -> assertThat(e.code().word()).isEqualTo("invalid selector"));
    }

    @Test
    void searches_below_an_element_only() {
        String button = ui.id(ui.findFirst("id", "login", ""));

        assertThat(ui.find("class name", "android.widget.EditText", button)).isEmpty();
        assertThat(ui.find("xpath", "//android.widget.Button", button)).hasSize(1);
    }

    @Test
    void knows_an_element_again_after_its_text_changed() {
        String id = ui.id(ui.findFirst("id", "username", ""));
        ui.type(ui.element(id), "ad", false);
        ui.type(ui.element(id), "a", false);

        assertThat(ui.element(id).shownText()).isEqualTo("ada");
        assertThat(ui.id(ui.findFirst("id", "username", ""))).isEqualTo(id);
    }

    @Test
    void calls_an_element_stale_when_its_screen_is_gone() {
        String id = ui.id(ui.findFirst("id", "remember", ""));
        ui.tap(ui.findFirst("id", "login", ""));

        assertThatThrownBy(() -> ui.element(id)).isInstanceOfSatisfying(WebDriverException.class,
                e -> assertThat(e.code().word()).isEqualTo("stale element reference"));
    }

    @Test
    void scrolls_a_list_until_its_row_shows() {
        phone.shell("am start -n " + ShopApp.PACKAGE + "/.ListActivity");

        assertThat(keys("-android uiautomator", "new UiScrollable(new UiSelector().scrollable(true)).scrollIntoView(new UiSelector().text(\"Item 33\"))"))
                .containsExactly("row33");
        assertThat(ui.find("id", "row", "")).extracting(UiNode::shownText).doesNotContain("Item 0").contains("Item 33");
    }

    @Test
    void pastes_the_clipboard_into_the_focused_field() {
        phone.phone().clip().set("two words");
        phone.shell("input keyevent 279");
        assertThat(ui.findFirst("id", "username", "").view().text()).isEmpty();

        ui.tap(ui.findFirst("id", "username", ""));
        phone.shell("input text a; input keyevent KEYCODE_PASTE 66");

        assertThat(phone.app().calls()).endsWith("type username a", "key 279", "key 66");
        assertThat(ui.findFirst("id", "username", "").view().text()).isEqualTo("atwo words");
    }

    @Test
    void writes_a_page_source_that_is_xml() {
        ui.type(ui.findFirst("id", "username", ""), "<&\"'>", true);

        assertThat(PageSource.of(ui.root(), phone.phone().profile().display()))
                .startsWith("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<hierarchy index=\"0\" class=\"hierarchy\" rotation=\"0\" width=\"1080\" height=\"2265\">\n  <android.widget.FrameLayout index=\"0\" package=\"com.example.shop\" class=\"android.widget.FrameLayout\" text=\"\" resource-id=\"com.example.shop:id/root\" checkable=\"false\" checked=\"false\" clickable=\"false\" enabled=\"true\" focusable=\"false\" focused=\"false\" long-clickable=\"false\" password=\"false\" scrollable=\"false\" selected=\"false\" bounds=\"[0,0][1080,2340]\" displayed=\"true\" a11y-important=\"true\"")
                .contains("text=\"&lt;&amp;&quot;'&gt;\" content-desc=\"User name field\"").endsWith("</hierarchy>");
    }

    private List<String> keys(String strategy, String selector) {
        return ui.find(strategy, selector, "").stream().map(n -> n.view().key()).toList();
    }
}
