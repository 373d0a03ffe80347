import Combine
import FirebaseFirestore
import FirebaseFirestoreCombineSwift
import SwiftUI

protocol FirestoreEntity: Codable { static var collection: String { get } }

struct Ride: FirestoreEntity {
    static let collection = "rides"
    enum CodingKeys: String, CodingKey { case driverId = "driver_id", startedAt = "started_at", state }
}

struct Driver: FirestoreEntity { static var collection: String { "drivers" } }

enum RideState: String { case requested, underway, done }

enum FetchError: Error { case empty }

struct QueryPredicate {
    let field: String
    let value: Any
}

actor FirestoreClient {
    static let live = FirestoreClient()
    private let db = Firestore.firestore()

    func all<T: FirestoreEntity>(_ type: T.Type, where predicates: [QueryPredicate] = [], limit: Int? = nil) async throws -> [T] {
        var query: Query = db.collection(T.collection)
        predicates.forEach { query = query.whereField($0.field, isEqualTo: $0.value) }
        if let limit { query = query.limit(to: limit) }
        return try await query.getDocuments().documents.map { try $0.data(as: T.self) } //= rides where driver_id == ? and state == "underway"
        //= drivers where online == true limit 10
    }

    nonisolated func stream(_ query: Query) -> AsyncThrowingStream<[Ride], Error> {
        AsyncThrowingStream { continuation in
            let registration = query.addSnapshotListener { snapshot, error in //= rides where state == "requested" order by started_at desc limit 20
                if let error { continuation.finish(throwing: error); return }
                continuation.yield(snapshot?.documents.compactMap { try? $0.data(as: Ride.self) } ?? [])
            }
            continuation.onTermination = { _ in registration.remove() }
        }
    }
}

@Observable
final class DispatchModel {
    private(set) var open: [Ride] = []
    private let client: FirestoreClient
    private var task: Task<Void, Never>?

    init(client: FirestoreClient = .live) { self.client = client }

    func start() {
        task = Task { [weak self] in
            guard let self else { return }
            let query = Firestore.firestore().collection(Ride.collection)
                .whereField(Ride.CodingKeys.state.stringValue, isEqualTo: RideState.requested.rawValue)
                .order(by: Ride.CodingKeys.startedAt.rawValue, descending: true)
                .limit(to: 20)
            do {
                for try await rides in self.client.stream(query) { self.open = rides }
            } catch { print(error) }
        }
    }

    func drivers() async throws -> [Driver] {
        try await client.all(Driver.self, where: [.init(field: "online", value: true)], limit: 10)
    }

    func underway(of driver: String) async throws -> [Ride] {
        try await client.all(Ride.self, where: [
            QueryPredicate(field: Ride.CodingKeys.driverId.rawValue, value: driver),
            QueryPredicate(field: "state", value: RideState.underway.rawValue),
        ])
    }
}

final class EarningsViewModel: ObservableObject {
    @Published var filter: RideState?
    @Published private(set) var total = 0.0
    private var bag = Set<AnyCancellable>()
    private lazy var payouts = Firestore.firestore().collection("payouts")

    func bind(driver: String) {
        payouts.whereField("driverId", isEqualTo: driver).snapshotPublisher() //= payouts where driverId == ?
            .map { $0.documents.reduce(0) { $0 + ($1["amount"] as? Double ?? 0) } }
            .replaceError(with: 0)
            .assign(to: &$total)
    }

    func history(driver: String, state: RideState?, after last: QueryDocumentSnapshot?) -> Future<[Ride], Error> {
        Future { promise in
            var query = Firestore.firestore().collection("rides").whereField("driver_id", isEqualTo: driver).order(by: "started_at", descending: true)
            if let state { query = query.whereField("state", isEqualTo: state.rawValue) }
            if let last { query = query.start(afterDocument: last) }
            query.limit(to: 25).getDocuments { snapshot, error in //= rides where driver_id == ? order by started_at desc limit 25
                //= rides where driver_id == ? and state == ? order by started_at desc limit 25
                //= rides where driver_id == ? order by started_at desc, __name__ desc start after limit 25
                //= rides where driver_id == ? and state == ? order by started_at desc, __name__ desc start after limit 25
                promise(snapshot.map { .success($0.documents.compactMap { try? $0.data(as: Ride.self) }) } ?? .failure(error ?? FetchError.empty))
            }
        }
    }

    func monthly(driver: String, from: Date, to: Date) async throws -> Double {
        let query = payouts
            .whereFilter(Filter.andFilter([
                Filter.whereField("driverId", isEqualTo: driver),
                Filter.whereField("paidAt", isGreaterOrEqualTo: from),
                Filter.whereField("paidAt", isLessThan: to),
            ]))
        let result = try await query.aggregate([AggregateField.sum("amount")]).getAggregation(source: .server) //= payouts where driverId == ? and paidAt >= ? and paidAt < ? sum(amount)
        return result.get(AggregateField.sum("amount")) as? Double ?? 0
    }
}
