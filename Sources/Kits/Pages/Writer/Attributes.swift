/// The attributes of an element, in order. Nil leaves one out, "" makes it a bare boolean attribute.
package typealias Attributes = KeyValuePairs<String, String?>
