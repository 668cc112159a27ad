internal import CPCRE2

/// A compiled PCRE2 pattern: UTF and Unicode properties, multi-line, case-insensitive unless `(?-i)` says otherwise.
///
/// In the source a plain space stands for any white space (also a line end) together with the `*` of Markdown marks,
/// because reports break lines and set words in bold anywhere. `\x20` is exactly a space. Syntax: pcre2pattern(3).
///
/// - Note: `@unchecked` at the C boundary: `pcre2_code` is never changed after it was compiled (pcre2api(3),
///   "Multithreading"), so one pattern may be used by many matchers at once.
package final class Pattern: @unchecked Sendable {
  /// The pattern as written in the rule file.
  package let source: String
  /// Named groups and their numbers.
  package let groups: [String: Int]
  let code: OpaquePointer
  let groupCount: Int

  /// Compiles a pattern; throws a `PatternError` with the offset in `source`'s expanded form.
  package init(_ source: String) throws(PatternError) {
    self.source = source
    let expanded = Array(Pattern.expandSpaces(source).utf8)
    var errorCode: Int32 = 0
    var errorOffset = 0
    let options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_CASELESS | reviu_pcre2_use_offset_limit()
    let compiled = expanded.withUnsafeBufferPointer { bytes in
      pcre2_compile_8(bytes.baseAddress, bytes.count, options, &errorCode, &errorOffset, nil)
    }
    guard let compiled else {
      throw PatternError(pattern: source, offset: errorOffset, problem: Pattern.message(errorCode))
    }
    // Without JIT support the pattern still matches, only slower.
    pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))
    code = compiled
    (groups, groupCount) = Pattern.readGroups(compiled)
  }

  deinit { pcre2_code_free_8(code) }

  /// What PCRE2 says in English, in words for who writes rules; rare ones by their number (pcre2api, ERROR CODES).
  private static func message(_ code: Int32) -> String {
    switch code {
    case 101: "garis miring terbalik (\\) di akhir pola"
    case 103: "huruf sesudah garis miring terbalik (\\) tidak dikenal"
    case 104, 105: "angka dalam {…} terbalik atau terlalu besar"
    case 106: "kurung siku ] penutup tidak ada"
    case 108: "rentang dalam [...] terbalik, misalnya [z-a]"
    case 109: "tanda ulang (* + ? {…}) tidak mengikuti apa pun"
    case 111: "tanda sesudah (? tidak dikenal"
    case 114: "kurung ) penutup tidak ada"
    case 115: "menyebut grup yang tidak ada"
    case 122: "kurung ) tanpa pembukanya"
    case 125: "panjang dalam (?<=…) atau (?<!…) tidak tertentu"
    case 142, 144, 162: "nama grup tidak lengkap atau memuat tanda yang tidak boleh"
    case 143: "dua grup bernama sama"
    case 147: "sifat \\p{…} tidak dikenal"
    default: "galat PCRE2 nomor \(code)"
    }
  }

  private static func readGroups(_ code: OpaquePointer) -> ([String: Int], Int) {
    var captures: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &captures)
    var count: UInt32 = 0
    var size: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    var names: [String: Int] = [:]
    guard let table else { return (names, Int(captures)) }
    for index in 0..<Int(count) {
      let entry = table + index * Int(size)
      names[String(cString: entry + 2)] = Int(entry[0]) << 8 | Int(entry[1])
    }
    return (names, Int(captures))
  }

  /// Writes each plain space outside a character class as `(?:[\s*]+)`, a group so that `wali ?kota` means what it says.
  static func expandSpaces(_ source: String) -> String {
    var result = ""
    var isEscaped = false
    var isInClass = false
    for character in source {
      switch character {
      case _ where isEscaped: isEscaped = false
      case "\\": isEscaped = true
      case "[": isInClass = true
      case "]": isInClass = false
      case " " where !isInClass:
        result += #"(?:[\s*]++)"#
        continue
      default: break
      }
      result.append(character)
    }
    return result
  }
}

/// A pattern that PCRE2 could not compile.
package struct PatternError: Error, Sendable {
  package let pattern: String
  /// The byte offset at which PCRE2 stopped, in the pattern with its spaces expanded.
  package let offset: Int
  package let problem: String
}
