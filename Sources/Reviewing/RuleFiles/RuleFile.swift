internal import Patterns
internal import Yams

/// Something wrong in a rule file: where, and what to do.
package struct RuleFileError: Error, Sendable, Hashable, CustomStringConvertible {
  package let file: String
  package let line: Int
  package let problem: String

  package init(file: String, line: Int, problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  package var description: String { "\(file):\(line): \(problem)" }
}

/// One mapping of a rule file. Keys nobody asked for are errors, so no misspelt key is ever ignored.
struct RuleMap {
  let file: String
  let line: Int
  private let keys: [String]
  private let nodes: [String: Node]
  /// The line each key stands on.
  let keyLines: [String: Int]

  /// Reads a whole file.
  init(text: String, file: String, known: [String]) throws(RuleFileError) {
    let node: Node?
    do { node = try Yams.compose(yaml: text, .basic, .default, .utf8) } catch YamlError.duplicatedKeysInMapping(
      let keys, let context)
    {
      let names = keys.map { "'\($0)'" }.joined(separator: ", ")
      throw RuleFileError(file: file, line: context.mark.line, problem: "kunci \(names) ditulis dua kali")
    } catch {
      let problem = YAMLProblem(error)
      throw RuleFileError(file: file, line: problem.line, problem: "YAML tidak terbaca: \(problem.words)")
    }
    guard let node else { throw RuleFileError(file: file, line: 1, problem: "berkas kosong") }
    try self.init(node, file: file, known: known)
  }

  init(_ node: Node, file: String, known: [String]?) throws(RuleFileError) {
    self.file = file
    line = node.mark?.line ?? 1
    guard case .mapping(let mapping) = node else {
      throw RuleFileError(file: file, line: line, problem: "diharapkan pasangan kunci: nilai")
    }
    var keys: [String] = []
    var nodes: [String: Node] = [:]
    var lines: [String: Int] = [:]
    for (key, value) in mapping {
      let name = key.string ?? ""
      let keyLine = key.mark?.line ?? line
      guard known?.contains(name) ?? true else {
        let list = (known ?? []).joined(separator: ", ")
        throw RuleFileError(file: file, line: keyLine, problem: "kunci '\(name)' tidak dikenal; yang ada: \(list)")
      }
      guard nodes.updateValue(value, forKey: name) == nil else {
        throw RuleFileError(file: file, line: keyLine, problem: "kunci '\(name)' ditulis dua kali")
      }
      keys.append(name)
      lines[name] = keyLine
    }
    self.keys = keys
    keyLines = lines
    self.nodes = nodes
  }

  /// The keys in the order of the file.
  var order: [String] { keys }

  func has(_ key: String) -> Bool { nodes[key] != nil }

  func isMapping(_ key: String) -> Bool { nodes[key]?.mapping != nil }

  func line(_ key: String) -> Int { nodes[key]?.mark?.line ?? line }

  func error(_ key: String, _ problem: String) -> RuleFileError {
    RuleFileError(file: file, line: line(key), problem: problem)
  }

  func string(_ key: String) throws(RuleFileError) -> String {
    guard let node = nodes[key] else {
      throw RuleFileError(file: file, line: line, problem: "kunci '\(key)' tidak ada")
    }
    guard let text = node.scalar?.string else { throw error(key, "'\(key)' harus berupa teks") }
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n")
  }

  /// A text with its line ends as written, for examples.
  func verbatim(_ key: String) throws(RuleFileError) -> String {
    guard let text = nodes[key]?.scalar?.string else { throw error(key, "'\(key)' harus berupa teks") }
    return text
  }

  func optionalString(_ key: String) throws(RuleFileError) -> String? {
    has(key) ? try string(key) : nil
  }

  /// One text or a list of texts; empty when the key is absent.
  func strings(_ key: String) throws(RuleFileError) -> [String] {
    guard let node = nodes[key] else { return [] }
    if let single = node.scalar?.string { return [single] }
    guard let sequence = node.sequence else { throw error(key, "'\(key)' harus berupa teks atau daftar") }
    var texts: [String] = []
    for item in sequence {
      guard let text = item.scalar?.string else { throw error(key, "isi '\(key)' harus berupa teks") }
      texts.append(text)
    }
    return texts
  }

  /// One of a fixed set of words; any other is an error that names them.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type
  ) throws(RuleFileError) -> Choice where Choice.RawValue == String {
    try choice(key, try string(key), type)
  }

  /// One word or a list of words, each of a fixed set; empty when the key is absent.
  func choices<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type
  ) throws(RuleFileError) -> [Choice] where Choice.RawValue == String {
    var choices: [Choice] = []
    for text in try strings(key) { choices.append(try choice(key, text, type)) }
    return choices
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ text: String, _ type: Choice.Type
  ) throws(RuleFileError) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(key, "'\(text)' tidak dikenal; yang ada: \(known)")
    }
    return choice
  }

  func flag(_ key: String) throws(RuleFileError) -> Bool {
    guard has(key) else { return false }
    switch try string(key) {
    case "true", "ya": return true
    case "false", "tidak": return false
    default: throw error(key, "'\(key)' harus true atau false")
    }
  }

  func integer(_ key: String) throws(RuleFileError) -> Int {
    guard let number = Int(try string(key)) else { throw error(key, "'\(key)' harus bilangan bulat") }
    return number
  }

  func map(_ key: String, known: [String]?) throws(RuleFileError) -> RuleMap {
    guard let node = nodes[key] else {
      throw RuleFileError(file: file, line: line, problem: "kunci '\(key)' tidak ada")
    }
    return try RuleMap(node, file: file, known: known)
  }

  func maps(_ key: String, known: [String]?) throws(RuleFileError) -> [RuleMap] {
    guard let node = nodes[key] else { return [] }
    guard let sequence = node.sequence else { throw error(key, "'\(key)' harus berupa daftar") }
    var maps: [RuleMap] = []
    for item in sequence { maps.append(try RuleMap(item, file: file, known: known)) }
    return maps
  }

  func pattern(_ key: String) throws(RuleFileError) -> Pattern { try pattern(try string(key), key) }

  /// A pattern that may be written over several lines (`|-`), whose breaks and indents count for nothing.
  func joinedPattern(_ key: String) throws(RuleFileError) -> Pattern {
    let lines = try string(key).split(separator: "\n").map { line in String(line.drop { $0 == " " }) }
    return try pattern(lines.joined(), key)
  }

  func optionalPattern(_ key: String) throws(RuleFileError) -> Pattern? { has(key) ? try pattern(key) : nil }

  func patterns(_ key: String) throws(RuleFileError) -> [Pattern] {
    var patterns: [Pattern] = []
    for text in try strings(key) { patterns.append(try pattern(text, key)) }
    return patterns
  }

  /// A key as a pattern that must fit the whole of what it is tried on.
  func wholePattern(_ key: String) throws(RuleFileError) -> Pattern {
    _ = try pattern(key, key)
    return try pattern("\\A(?:\(key))\\z", key)
  }

  private func pattern(_ text: String, _ key: String) throws(RuleFileError) -> Pattern {
    do { return try Pattern(text) } catch {
      throw self.error(key, "pola tidak terbaca pada huruf ke-\(error.offset): \(error.problem)")
    }
  }

  func formula(_ key: String) throws(RuleFileError) -> Formula {
    do { return try FormulaParser.parse(try string(key)) } catch let error as FormulaError {
      throw self.error(key, "rumus: \(error.problem)")
    } catch let error as RuleFileError {
      throw error
    } catch {
      throw self.error(key, "rumus tidak terbaca")
    }
  }
}
