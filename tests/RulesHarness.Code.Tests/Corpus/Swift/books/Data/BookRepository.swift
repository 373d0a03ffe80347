import Combine
import FirebaseFirestore
import FirebaseFirestoreCombineSwift

protocol BookRepositoryProtocol {
    func page(filters: [BookFilter], sort: BookSort, after: DocumentSnapshot?) async throws -> (books: [Book], last: DocumentSnapshot?)
    func books(genre: String, in libraryId: String) async throws -> [Book]
    func topRated() async throws -> [Book]
}

actor BookRepository: BookRepositoryProtocol {
    private let pageSize: Int
    init(pageSize: Int = 24) { self.pageSize = pageSize }

    func page(filters: [BookFilter] = [], sort: BookSort = .title, after: DocumentSnapshot? = nil) async throws -> (books: [Book], last: DocumentSnapshot?) {
        let snapshot = try await Refs.books
            .filtered(by: filters)
            .sorted(by: sort)
            .start(afterOptional: after)
            .limit(to: pageSize)
            .getDocuments() //= books order by title limit 24
            //= books order by title, __name__ start after limit 24
            //= books order by addedAt desc limit 24
            //= books order by addedAt desc, __name__ desc start after limit 24
            //= books order by rating desc limit 24
            //= books order by rating desc, __name__ desc start after limit 24
            //= books where copies > 0 order by title limit 24
            //= books where copies > 0 order by title, copies, __name__ start after limit 24
            //= books where copies > 0 order by addedAt desc limit 24
            //= books where copies > 0 order by addedAt desc, copies desc, __name__ desc start after limit 24
            //= books where copies > 0 order by rating desc limit 24
            //= books where copies > 0 order by rating desc, copies desc, __name__ desc start after limit 24
            //= books where genre == ? order by title limit 24
            //= books where genre == ? order by title, __name__ start after limit 24
            //= books where genre == ? order by addedAt desc limit 24
            //= books where genre == ? order by addedAt desc, __name__ desc start after limit 24
            //= books where genre == ? order by rating desc limit 24
            //= books where genre == ? order by rating desc, __name__ desc start after limit 24
            //= books where genre == ? and copies > 0 order by title limit 24
            //= books where genre == ? and copies > 0 order by title, copies, __name__ start after limit 24
            //= books where genre == ? and copies > 0 order by addedAt desc limit 24
            //= books where genre == ? and copies > 0 order by addedAt desc, copies desc, __name__ desc start after limit 24
            //= books where genre == ? and copies > 0 order by rating desc limit 24
            //= books where genre == ? and copies > 0 order by rating desc, copies desc, __name__ desc start after limit 24
        return (try snapshot.documents.map { try $0.data(as: Book.self) }, snapshot.documents.last)
    }

    func books(genre: String, in libraryId: String) async throws -> [Book] {
        try await Refs.books
            .whereField(Book.CodingKeys.libraryId.rawValue, isEqualTo: libraryId)
            .filtered(by: [.genre(genre)])
            .sorted(by: .title)
            .decoded()
    }

    func topRated() async throws -> [Book] {
        try await Refs.books.filtered(by: [.availableOnly]).sorted(by: .rating).decoded(as: Book.self)
    }

    nonisolated func stream(libraryId: String) -> AsyncThrowingStream<[Book], Error> {
        AsyncThrowingStream { continuation in
            let registration = Refs.books
                .whereField(Book.CodingKeys.libraryId.stringValue, isEqualTo: libraryId)
                .addSnapshotListener { snapshot, error in //= books where library_id == ?
                    if let error { continuation.finish(throwing: error); return }
                    continuation.yield(snapshot?.documents.compactMap { try? $0.data(as: Book.self) } ?? [])
                }
            continuation.onTermination = { _ in registration.remove() }
        }
    }

    func statistics(libraryId: String) async throws -> (count: Int, average: Double) {
        let query = Refs.books.whereField("library_id", isEqualTo: libraryId)
        let aggregate = query.aggregate([AggregateField.count(), AggregateField.average("rating")])
        let result = try await aggregate.getAggregation(source: .server) //= books where library_id == ? count(), average(rating)
        return (Int(result.count), result.get(AggregateField.average("rating")) as? Double ?? 0)
    }
}

final class LoanService {
    private let db: Firestore
    private var bag = Set<AnyCancellable>()

    init(db: Firestore = .firestore()) {
        self.db = db
    }

    func openLoans(member: String) async throws -> [Loan] {
        try await Refs.loans(of: member)
            .whereField("returnedAt", isEqualTo: NSNull())
            .order(by: "dueAt")
            .decoded()
    }

    func overduePublisher(now: Date = .now) -> AnyPublisher<[Loan], Error> {
        db.collectionGroup("loans")
            .whereField("dueAt", isLessThan: now)
            .whereField("returnedAt", isEqualTo: NSNull())
            .snapshotPublisher() //= **/loans where dueAt < ? and returnedAt == null
            .map { $0.documents.compactMap { try? $0.data(as: Loan.self) } }
            .eraseToAnyPublisher()
    }

    func history(member: String, completion: @escaping (Result<[Loan], Error>) -> Void) {
        Refs.loans(of: member).order(by: "borrowedAt", descending: true).limit(to: 100).getDocuments(source: .server) { snapshot, error in //= members/{}/loans order by borrowedAt desc limit 100
            switch (snapshot, error) {
            case (let snapshot?, _): completion(.success(snapshot.documents.compactMap { try? $0.data(as: Loan.self) }))
            case (_, let error?): completion(.failure(error))
            default: break
            }
        }
    }

    func countFor(_ books: [String]) async throws -> [String: Int] {
        try await withThrowingTaskGroup(of: (String, Int).self) { group in
            for book in books {
                group.addTask { [db] in
                    let count = try await db.collectionGroup("loans").whereField("bookId", isEqualTo: book).count.getAggregation(source: .server) //= **/loans where bookId == ? count()
                    return (book, count.count.intValue)
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    func reservations(for book: String, states: Set<ReservationState>) -> Query {
        let filter: Filter = .andFilter([
            .whereField("bookId", isEqualTo: book),
            .orFilter([.whereField("priority", isEqualTo: true), .whereField("state", in: states.map(\.rawValue))]),
        ])
        return db.collection("reservations").whereFilter(filter)
    }

    func next(for book: String) async throws -> DocumentSnapshot? {
        let query = reservations(for: book, states: [.waiting, .notified]).order(by: "createdAt").limit(to: 1)
        return try await query.getDocuments().documents.first //= reservations where bookId == ? and (priority == true or state in ["waiting", "notified"]) order by createdAt limit 1
    }

    func purge(olderThan date: Date) async throws {
        repeat {
            let old = try await db.collection("audit").whereField("at", isLessThan: Timestamp(date: date)).limit(to: 250).getDocuments() //= audit where at < ? limit 250
            guard !old.isEmpty else { return }
            let batch = db.batch()
            old.documents.forEach { batch.deleteDocument($0.reference) }
            try await batch.commit()
        } while !Task.isCancelled
    }
}

enum ReservationState: String { case waiting, notified, expired }
struct Loan: Codable { var bookId: String; var dueAt: Date }
