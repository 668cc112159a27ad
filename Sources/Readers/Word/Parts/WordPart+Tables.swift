import Archives

/// Tables of a part while they stream by.
extension WordPart {
  func openTable(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    if tag == .table { return tables.append(WordTable()) }
    if tag == .cell { containers.append([]) }
    if context.cellsLeft <= 0 { return context.isFull = true }
    guard let table = tables.indices.last else { return }
    if tag == .gridColumn {
      if tables[table].grid.count < 512 { tables[table].grid.append(attributes.integer("w") ?? 0) }
      return
    }
    if tag == .row { return tables[table].rows.append(WordRow()) }
    guard let row = tables[table].rows.indices.last else { return }
    switch tag {
    case .rowProperties: inRowProperties = true
    case .tableHeader: tables[table].rows[row].isHeader = attributes.isOn
    case .gridBefore: tables[table].rows[row].before = min(max(attributes.integer("val") ?? 0, 0), 512)
    case .cell:
      context.cellsLeft -= 1
      tables[table].rows[row].cells.append(WordCell())
    default:
      guard let cell = tables[table].rows[row].cells.indices.last else { return }
      let merge: WordCell.Merge = attributes["val"] == "restart" ? .start : .goesOn
      switch tag {
      case .gridSpan: tables[table].rows[row].cells[cell].span = min(max(attributes.integer("val") ?? 1, 1), 512)
      case .verticalMerge: tables[table].rows[row].cells[cell].vertical = merge
      default: tables[table].rows[row].cells[cell].horizontal = merge
      }
    }
  }

  /// Gives the cell that ends what stood in it.
  func closeCell() {
    let flow = containers.count > 1 ? containers.removeLast() : []
    guard !context.isFull, let table = tables.indices.last, let row = tables[table].rows.indices.last,
      let cell = tables[table].rows[row].cells.indices.last
    else { return }
    tables[table].rows[row].cells[cell].flow = flow
  }

  /// Takes note that the open row was deleted.
  func markRowDeleted() {
    guard let table = tables.indices.last, let row = tables[table].rows.indices.last else { return }
    if !tables[table].rows[row].isDeleted { context.deleted += 1 }
    tables[table].rows[row].isDeleted = true
  }
}
