import FirebaseFirestore
import FirebaseFirestoreSwift
import Foundation

enum FirestoreCollection: String {
    case users, workouts, challenges
    case feedItems = "feed_items"

    var reference: CollectionReference { Firestore.firestore().collection(rawValue) }
}

struct Constants {
    struct Paths {
        static let meals = "meals"
        static func entries(_ uid: String) -> String { "users/\(uid)/entries" }
    }
    static let pageSize = 30
}

protocol FirestoreIdentifiable: Codable, Identifiable { var id: String? { get set } }

enum QueryFilter {
    case isEqualTo(field: String, value: Any)
    case atLeast(field: String, value: Any)
    case order(field: String, descending: Bool)

    func apply(to query: Query) -> Query {
        switch self {
        case let .isEqualTo(field, value): return query.whereField(field, isEqualTo: value)
        case .atLeast(let field, let value): return query.whereField(field, isGreaterThanOrEqualTo: value)
        case .order(let field, let descending): return query.order(by: field, descending: descending)
        }
    }
}

protocol DatabaseServicing {
    func fetch<T: Decodable>(_ query: Query) async throws -> [T]
}

final class DatabaseService: DatabaseServicing {
    static let shared = DatabaseService()
    private init() {}
    let db = Firestore.firestore()

    func fetch<T: Decodable>(_ query: Query) async throws -> [T] {
        let snapshot = try await query.getDocuments() //= workouts where ownerId == ? order by startedAt desc limit 30
        //= challenges where endsAt > ? order by endsAt
        return try snapshot.documents.compactMap { try $0.data(as: T.self) }
    }

    func listen<T: Decodable>(to query: Query, as type: T.Type, onChange: @escaping (Result<[T], Error>) -> Void) -> ListenerRegistration {
        query.addSnapshotListener { snapshot, error in //= feed_items where audience has ? order by at desc limit 30
            if let error { onChange(.failure(error)); return }
            onChange(.success(snapshot?.documents.compactMap { try? $0.data(as: type) } ?? []))
        }
    }

    func run(_ path: String, filters: [QueryFilter]) async throws -> QuerySnapshot {
        var query: Query = db.collection(path)
        for filter in filters { query = filter.apply(to: query) }
        return try await query.getDocuments() //= meals where day == ? and calories >= 200 order by calories desc
    }
}

extension Query {
    func paginated(after last: DocumentSnapshot?, pageSize: Int = Constants.pageSize) -> Query {
        var q = limit(to: pageSize)
        if let last = last { q = q.start(afterDocument: last) }
        return q
    }

    func publisher<T: Decodable>(as type: T.Type) -> AnyPublisher<[T], Error> {
        let subject = PassthroughSubject<[T], Error>()
        let listener = addSnapshotListener { snapshot, error in //= users/{}/entries where day >= ? and day <= ? order by day
            if let error = error { subject.send(completion: .failure(error)) }
            else { subject.send(snapshot?.documents.compactMap { try? $0.data(as: T.self) } ?? []) }
        }
        return subject.handleEvents(receiveCancel: { listener.remove() }).eraseToAnyPublisher()
    }
}
