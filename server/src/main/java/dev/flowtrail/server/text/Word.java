package dev.flowtrail.server.text;

/**
 * A word of a text.
 *
 * @param text as it is compared, without what does not matter
 * @param from where it begins in the text, in UTF-16 units
 * @param to where it ends, exclusive
 * @param single whether its script puts no spaces between words, so that it is one character
 */
record Word(String text, int from, int to, boolean single) {}
