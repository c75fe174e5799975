package dev.vitrine.html;

/**
 * The stack of open elements, as a
 * <a href="https://html.spec.whatwg.org/multipage/parsing.html#the-stack-of-open-elements">tree builder</a> would hold
 * it, simulated from the tags alone. Elements of foreign content and templates are not on it, except their roots.
 */
public interface OpenElements {
    /** How many elements are open. */
    int depth();

    /** The packed name of the element at this index, 0 being the outermost ({@code html}). */
    long name(int index);

    /** Whether an element of this name is open. */
    boolean contains(long name);

    /** Whether the page is in its head, or before it. */
    boolean inHead();

    /**
     * Whether every parser would agree on this stack. False once the page has done something whose effect the simulation
     * does not follow (misnested formatting, foster parenting in tables, unknown ends …); nothing should be inserted into
     * the body then.
     */
    boolean certain();

    /** What is open to those who read by simpler rules. */
    SimpleReader simpleReader();
}
