import FirebaseFirestore
import Foundation

struct Book: Codable, Identifiable {
    @DocumentID var id: String?
    var title: String
    var genre: String
    var libraryId: String

    enum CodingKeys: String, CodingKey {
        case id, title, genre
        case libraryId = "library_id"
    }
}

enum BookFilter: Hashable {
    case genre(String)
    case availableOnly
    case publishedBetween(ClosedRange<Int>)
    case anyLanguage([String])

    func apply(to query: Query) -> Query {
        switch self {
        case .genre(let name):
            return query.whereField("genre", isEqualTo: name)
        case .availableOnly:
            return query.whereField("copies", isGreaterThan: 0)
        case .publishedBetween(let years):
            return query
                .whereField("year", isGreaterThanOrEqualTo: years.lowerBound)
                .whereField("year", isLessThanOrEqualTo: years.upperBound)
        case let .anyLanguage(codes):
            return query.whereField("language", in: codes)
        }
    }
}

enum BookSort: String, CaseIterable {
    case title, newest, rating

    var key: (field: String, descending: Bool) {
        switch self {
        case .title: ("title", false)
        case .newest: ("addedAt", true)
        case .rating: ("rating", true)
        }
    }
}

enum Refs {
    static let db = Firestore.firestore()
    static var books: CollectionReference { db.collection("books") }
    static func loans(of member: String) -> CollectionReference {
        db.collection("members").document(member).collection("loans")
    }
}

extension Query {
    func filtered(by filters: [BookFilter]) -> Query {
        filters.reduce(self) { query, filter in filter.apply(to: query) }
    }

    func sorted(by sort: BookSort) -> Query {
        let (field, descending) = sort.key
        return order(by: field, descending: descending)
    }

    func start(afterOptional snapshot: DocumentSnapshot?) -> Query {
        guard let snapshot else { return self }
        return start(afterDocument: snapshot)
    }

    func decoded<T: Decodable>(as type: T.Type = T.self) async throws -> [T] {
        try await getDocuments().documents.compactMap { try $0.data(as: type) } //= books where library_id == ? and genre == ? order by title
        //= books where copies > 0 order by rating desc
        //= members/{}/loans where returnedAt == null order by dueAt
    }
}
