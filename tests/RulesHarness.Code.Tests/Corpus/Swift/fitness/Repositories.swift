import Combine
import FirebaseAuth
import FirebaseFirestore

struct Workout: FirestoreIdentifiable {
    @DocumentID var id: String?
    var ownerId: String
    enum CodingKeys: String, CodingKey { case id, ownerId, startedAt, kind = "workout_kind" }
}

final class WorkoutRepository: ObservableObject {
    @Published var workouts: [Workout] = []
    private let service: DatabaseServicing
    private var cancellables = Set<AnyCancellable>()
    private var lastDocument: DocumentSnapshot?

    init(service: DatabaseServicing = DatabaseService.shared) {
        self.service = service
    }

    func recent(of uid: String) async throws -> [Workout] {
        try await service.fetch(FirestoreCollection.workouts.reference
            .whereField(Workout.CodingKeys.ownerId.stringValue, isEqualTo: uid)
            .order(by: "startedAt", descending: true)
            .limit(to: Constants.pageSize))
    }

    @MainActor
    func loadMore(kind: String?, minimum: Int? = nil) async {
        guard let uid = Auth.auth().currentUser?.uid else { return }
        var query = FirestoreCollection.workouts.reference.whereField("ownerId", isEqualTo: uid)
        if let kind = kind, !kind.isEmpty {
            query = query.whereField(Workout.CodingKeys.kind.rawValue, isEqualTo: kind)
        }
        if let minimum {
            query = query.whereField("minutes", isGreaterThan: minimum).order(by: "minutes")
        }
        do {
            let snapshot = try await query.paginated(after: lastDocument).getDocuments() //= workouts where ownerId == ? limit 30
            //= workouts where ownerId == ? and workout_kind == ? limit 30
            //= workouts where ownerId == ? and minutes > ? order by minutes limit 30
            //= workouts where ownerId == ? and workout_kind == ? and minutes > ? order by minutes limit 30
            //= workouts where ownerId == ? order by __name__ start after limit 30
            //= workouts where ownerId == ? and workout_kind == ? order by __name__ start after limit 30
            //= workouts where ownerId == ? and minutes > ? order by minutes, __name__ start after limit 30
            //= workouts where ownerId == ? and workout_kind == ? and minutes > ? order by minutes, __name__ start after limit 30
            lastDocument = snapshot.documents.last
            workouts += snapshot.documents.compactMap { try? $0.data(as: Workout.self) }
        } catch {
            print("failed: \(error.localizedDescription)")
        }
    }

    func challenges() async throws -> [Challenge] {
        let now = Timestamp(date: Date())
        return try await service.fetch(FirestoreCollection.challenges.reference.whereField("endsAt", isGreaterThan: now).order(by: "endsAt"))
    }

    func meals(on day: String) async throws {
        _ = try await DatabaseService.shared.run(Constants.Paths.meals, filters: [
            .isEqualTo(field: "day", value: day),
            .atLeast(field: "calories", value: 200),
            .order(field: "calories", descending: true),
        ])
    }

    func watchFeed(_ uid: String) -> ListenerRegistration {
        DatabaseService.shared.listen(to: FirestoreCollection.feedItems.reference.whereField("audience", arrayContains: uid).order(by: "at", descending: true).limit(to: 30), as: FeedItem.self) { [weak self] result in
            guard let self else { return }
            if case .success(let items) = result { print(items.count, self.workouts.count) }
        }
    }

    func entries(uid: String, in interval: DateInterval) {
        DatabaseService.shared.db.collection(Constants.Paths.entries(uid))
            .whereField("day", isGreaterThanOrEqualTo: interval.start)
            .whereField("day", isLessThanOrEqualTo: interval.end)
            .order(by: "day")
            .publisher(as: Entry.self)
            .replaceError(with: [])
            .receive(on: DispatchQueue.main)
            .sink { print($0.count) }
            .store(in: &cancellables)
    }

    func counts(uid: String) async -> (Int, Double) {
        let base = FirestoreCollection.workouts.reference.whereField("ownerId", isEqualTo: uid)
        async let total = base.count.getAggregation(source: .server) //= workouts where ownerId == ? count()
        async let average = base.aggregate([.average("minutes"), .sum("calories")]).getAggregation(source: .server) //= workouts where ownerId == ? average(minutes), sum(calories)
        let (t, a) = (try? await total, try? await average)
        return (t?.count.intValue ?? 0, a?.get(.average("minutes")) as? Double ?? 0)
    }

    func delete(uid: String) async throws {
        let group = Firestore.firestore().collectionGroup("reactions").whereFilter(.orFilter([.whereField("uid", isEqualTo: uid), .whereField("targetId", isEqualTo: uid)]))
        let batch = Firestore.firestore().batch()
        for document in try await group.getDocuments().documents { batch.deleteDocument(document.reference) } //= **/reactions where (uid == ? or targetId == ?)
        try await batch.commit()
    }
}
