import Documents
import Foundation
import Readers

@testable import Reviewing

/// The next draft of a text: pages put in, tables renumbered, chapters moved, lines broken anew.
struct DraftCopy {
  let document: Document

  private var lines: [String] {
    document.text.string(0..<document.text.count).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  private func read(_ lines: [String]) -> Document {
    var copy = Readers.read(Array(lines.joined(separator: "\n").utf8), file: document.file)
    copy.role = document.role
    return copy
  }

  /// Ten pages of neutral text with tables of their own, before the first line or before the first chapter; every table
  /// of the report is renumbered wherever its number stands, and every page of its lists moves on by ten.
  func withTenPages(beforeChapter: Bool) -> Document {
    let text = lines.map(Self.renumbered)
    let start = beforeChapter ? chapters.first ?? 0 : 0
    return read(Array(text[..<start]) + Self.tenPages(prefixes: prefixes) + Array(text[start...]))
  }

  /// Every paragraph of running text broken after other words.
  func wrapped() -> Document {
    var changed = lines
    for block in document.blocks {
      guard case .paragraph = block.content else { continue }
      let first = document.text.line(at: block.range.lowerBound)
      let last = document.text.line(at: max(block.range.lowerBound, block.range.upperBound - 1))
      let words = changed[first...last].joined(separator: " ").split(separator: " ", omittingEmptySubsequences: true)
      guard last > first, words.count > 20 else { continue }
      let half = words.count / 2
      changed[first] = words[..<half].joined(separator: " ")
      changed[first + 1] = words[half...].joined(separator: " ")
      // Marked, because a blank line would part the paragraph.
      for line in (first + 2)..<max(last + 1, first + 2) { changed[line] = "\u{0}" }
    }
    return read(changed.filter { $0 != "\u{0}" })
  }

  /// The second and the third chapter in each other's place; nil when there are fewer than four.
  func withChaptersMoved() -> Document? {
    let text = lines
    let starts = chapters
    guard starts.count >= 4 else { return nil }
    let (second, third, fourth) = (starts[1], starts[2], starts[3])
    return read(Array(text[..<second]) + text[third..<fourth] + text[second..<third] + text[fourth...])
  }

  /// The lines on which chapters begin.
  private var chapters: [Int] {
    document.blocks.compactMap { block in
      guard case .heading(1) = block.content, document.string(block).hasPrefix("BAB") else { return nil }
      return document.text.line(at: block.range.lowerBound)
    }
  }

  /// What stands before the last number of the captions: `3.`.
  private var prefixes: [String] {
    var found: [String] = []
    for line in lines {
      for match in line.matches(of: /[Tt](?:abel|ABEL)\s*((?:\d+|[IVX]+)\.\s?)\d/) {
        let prefix = String(match.1).filter { $0 != " " }
        if !found.contains(prefix) { found.append(prefix) }
      }
    }
    return found.isEmpty ? [""] : found
  }

  private static func renumbered(_ line: String) -> String {
    var changed = line.replacing(/([Tt](?:abel|ABEL)\s*(?:(?:\d+|[IVX]+)\.\s?)?)(\d+)/) { match in
      "\(match.1)\((Int(match.2) ?? 0) + 10)"
    }
    // The second number of "Tabel 3.1 dan 3.2".
    changed = changed.replacing(/([Tt](?:abel|ABEL)\s*\d+\.\s?\d+(?:\s*(?:dan|-|–|sampai|hingga|,)\s*)\d+\.)(\d+)/) {
      match in
      "\(match.1)\((Int(match.2) ?? 0) + 10)"
    }
    return changed.replacing(/((?:\.{3,}|…)\s*)(\d+)$/) { match in "\(match.1)\((Int(match.2) ?? 0) + 10)" }
  }

  private static func tenPages(prefixes: [String]) -> [String] {
    let words = [
      "Bagian ini menjelaskan cara kerja penyusunan laporan dan istilah yang dipakai di dalamnya.",
      "Data dikumpulkan oleh setiap bidang, kemudian diperiksa bersama sebelum dimuat dalam laporan.",
      "Setiap bidang menyimpan bukti dukung agar dapat ditelusuri kembali oleh pembaca.",
      "Pembahasan dilakukan dalam rapat bersama dan hasilnya dicatat oleh sekretariat.",
    ]
    var lines: [String] = []
    for prefix in prefixes {
      for page in 1...10 {
        for paragraph in 0..<5 {
          lines += ["", words[(page + paragraph) % words.count], words[(page + paragraph + 1) % words.count]]
        }
        lines += [
          "", "Tabel \(prefix)\(page) Istilah bagian \(name(page))", "", "| Istilah | Penjelasan |", "|---|---|",
          "| Bidang \(name(page)) | Satuan kerja yang menyusun data |", "| Bukti dukung | Dokumen pendukung |", "",
        ]
      }
    }
    return lines + [""]
  }

  private static func name(_ number: Int) -> String {
    ["alfa", "beta", "gama", "delta", "eta", "iota", "kapa", "lamda", "omega", "sigma"][(number - 1) % 10]
  }
}
