package dev.leakgate.lab.uiautomator;

import dev.leakgate.lab.uiautomator.WebDriverException.Code;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Finds nodes by XPath 1 over the page source. (The real server has XPath 2, and a setting to enforce 1.) */
final class XPathLocator {

    private static final String NODE = "node";

    private final DocumentBuilder documents;
    private final XPath xpath = XPathFactory.newInstance().newXPath();

    XPathLocator() {
        try {
            documents = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param whole the scope is a screen, which has a {@code hierarchy} around it, rather than one element's tree */
    List<UiNode> find(String expression, UiNode scope, boolean whole) {
        Document document = documents.newDocument();
        if (whole) {
            Element hierarchy = document.createElement("hierarchy");
            document.appendChild(hierarchy);
            append(scope, hierarchy, document);
        } else {
            append(scope, document, document);
        }
        try {
            Object start = whole ? document : document.getDocumentElement();
            NodeList found = (NodeList) xpath.evaluate(expression, start, XPathConstants.NODESET);
            List<UiNode> nodes = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                if (found.item(i).getUserData(NODE) instanceof UiNode n) {
                    nodes.add(n);
                }
            }
            return nodes;
        } catch (XPathExpressionException e) {
            throw new WebDriverException(Code.INVALID_SELECTOR, "XPath '" + expression + "': " + e.getMessage());
        }
    }

    private static void append(UiNode node, org.w3c.dom.Node parent, Document document) {
        Element element = document.createElement(PageSource.tag(node));
        node.attributes().forEach(element::setAttribute);
        element.setUserData(NODE, node, null);
        parent.appendChild(element);
        node.children().forEach(c -> append(c, element, document));
    }
}
