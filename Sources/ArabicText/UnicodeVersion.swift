internal import CArtokICU

/// The versions of the Unicode data that this process works with.
public enum UnicodeVersion {
    /// ICU's version, such as `72.1`.
    public static var icu: String { String(cString: artok_icu_version()) }
    /// The version of the Unicode Standard that this ICU implements, such as `15.0`.
    public static var unicode: String { String(cString: artok_icu_unicode_version()) }
}
