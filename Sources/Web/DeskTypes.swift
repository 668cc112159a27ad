internal import Store

/// A draft as the desk keeps it; what a review remembers of a draft has the same name.
typealias Draft = Store.Draft
