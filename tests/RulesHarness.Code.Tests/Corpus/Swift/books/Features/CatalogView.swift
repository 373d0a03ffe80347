import FirebaseFirestore
import SwiftUI

@MainActor
final class CatalogModel: ObservableObject {
    @Published private(set) var books: [Book] = []
    @Published var sort: BookSort = .newest
    @Published var genre: String?
    @Published var onlyAvailable = false
    private let repository: any BookRepositoryProtocol
    private var last: DocumentSnapshot?

    init(repository: any BookRepositoryProtocol = BookRepository()) {
        self.repository = repository
    }

    private var filters: [BookFilter] {
        var result: [BookFilter] = []
        if let genre { result.append(.genre(genre)) }
        if onlyAvailable { result.append(.availableOnly) }
        return result
    }

    func reload() async {
        last = nil
        await loadMore()
    }

    func loadMore() async {
        do {
            let page = try await repository.page(filters: filters, sort: sort, after: last)
            books += page.books
            last = page.last
        } catch {
            print(error)
        }
    }
}

struct CatalogView: View {
    @StateObject private var model = CatalogModel()
    @FirestoreQuery(collectionPath: "announcements", predicates: [.where("active", isEqualTo: true), .order(by: "postedAt", descending: true), .limit(to: 3)]) var announcements: [Announcement] //= announcements where active == true order by postedAt desc limit 3

    var body: some View {
        List {
            ForEach(announcements) { Text($0.text) }
            ForEach(model.books) { book in
                NavigationLink(book.title) { ReviewsView(bookId: book.id ?? "") }
            }
        }
        .task { await model.reload() }
        .toolbar {
            Menu("Sort") { ForEach(BookSort.allCases, id: \.self) { sort in Button(sort.rawValue) { model.sort = sort } } }
            Button("More") { Task { await model.loadMore() } }
        }
        .onChange(of: model.sort) { _, _ in Task { await model.reload() } }
    }
}

struct ReviewsView: View {
    @FirestoreQuery private var reviews: [Review]

    init(bookId: String) {
        _reviews = FirestoreQuery(collectionPath: "books/\(bookId)/reviews", predicates: [.isEqualTo("approved", true), .orderBy("stars", true)]) //= books/{}/reviews where approved == true order by stars desc
    }

    var body: some View {
        ForEach(reviews) { review in Text(review.text) }
    }
}

struct Announcement: Codable, Identifiable { @DocumentID var id: String?; var text: String }
struct Review: Codable, Identifiable { @DocumentID var id: String?; var text: String }

final class SearchModel: ObservableObject {
    @Published var text = ""
    @Published var hits: [Book] = []
    private var listener: ListenerRegistration?
    private lazy var base: Query = Firestore.firestore().collection("books").whereField("hidden", isEqualTo: false)

    func search(_ mode: Mode) {
        listener?.remove()
        let query: Query = switch mode {
        case .prefix(let text) where text.isEmpty: base.order(by: "title")
        case .prefix(let text): base.order(by: "title").start(at: [text]).end(at: [text + "\u{f8ff}"])
        case .keyword(let word): base.whereField("keywords", arrayContains: word)
        }
        listener = query.limit(to: 20).addSnapshotListener { [weak self] snapshot, _ in //= books where hidden == false order by title limit 20
            //= books where hidden == false order by title start at end at limit 20
            //= books where hidden == false and keywords has ? limit 20
            self?.hits = snapshot?.documents.compactMap { try? $0.data(as: Book.self) } ?? []
        }
    }

    enum Mode {
        case prefix(String)
        case keyword(String)
    }
}
