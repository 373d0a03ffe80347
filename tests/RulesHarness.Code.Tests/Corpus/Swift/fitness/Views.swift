import FirebaseFirestore
import SwiftUI

struct LeaderboardView: View {
    @FirestoreQuery(collectionPath: "leaderboard", predicates: [.order(by: "points", descending: true), .limit(to: 100)]) var rows: [Row] //= leaderboard order by points desc limit 100
    @FirestoreQuery var friends: [Friend]
    @StateObject private var model = LeaderboardModel()
    let team: Team

    init(uid: String, team: Team) {
        self.team = team
        _friends = FirestoreQuery(collectionPath: "users/\(uid)/friends", predicates: [.where("accepted", isEqualTo: true)]) //= users/{}/friends where accepted == true
    }

    var body: some View {
        List(rows) { row in
            NavigationLink(row.name) { Detail(row: row) }
                .swipeActions { Button("Hide") { Task { await model.hide(row) } } }
        }
        .onAppear { model.subscribe(team: team) }
        .refreshable { await model.reload(order: .name) }
        .task {
            for try await snapshot in Firestore.firestore().collection("news").whereField("live", isEqualTo: true).snapshots { //= news where live == true
                print(snapshot.count)
            }
        }
    }
}

@MainActor
final class LeaderboardModel: ObservableObject {
    enum Order: CaseIterable { case name, points
        var descriptor: (field: String, descending: Bool) {
            switch self {
            case .name: return ("displayName", false)
            case .points: return ("points", true)
            }
        }
    }
    @Published private(set) var members: [Member] = []
    private var listener: ListenerRegistration?
    private lazy var ref: CollectionReference = Firestore.firestore().collection("members")
    private var baseQuery: Query { ref.whereField("active", isEqualTo: true) }

    func subscribe(team: Team) {
        listener?.remove()
        listener = baseQuery.whereField("teamId", isEqualTo: team.id as Any).addSnapshotListener { [weak self] (snapshot, error) in //= members where active == true and teamId == ?
            guard let documents = snapshot?.documents, error == nil else { return }
            self?.members = documents.compactMap { document -> Member? in
                let data = document.data()
                guard let name = data["name"] as? String else { return nil }
                return Member(name: name)
            }
        }
    }

    func reload(order: Order) async {
        let (field, descending) = order.descriptor
        let documents = try? await baseQuery.order(by: field, descending: descending).getDocuments().documents //= members where active == true order by displayName
        members = documents?.compactMap { try? $0.data(as: Member.self) } ?? []
    }

    func hide(_ row: Row) async {
        do {
            let found = try await ref.whereField(FieldPath.documentID(), in: [row.id]).whereField("hidden", isNotEqualTo: true).getDocuments() //= members where __name__ in [?] and hidden != true
            try await found.documents.first?.reference.updateData(["hidden": true])
        } catch let error as NSError {
            print(error)
        }
    }

    deinit { listener?.remove() }
}

class LegacyViewController: UIViewController, UITableViewDataSource {
    var db: Firestore!
    var query: Query? { didSet { listener?.remove(); observe() } }
    private var listener: ListenerRegistration?

    override func viewDidLoad() {
        super.viewDidLoad()
        db = Firestore.firestore()
        query = baseQuery()
    }

    func baseQuery() -> Query {
        return Firestore.firestore().collection("restaurants").limit(to: 50)
    }

    func observe() {
        guard let query = query else { return }
        listener = query.addSnapshotListener { [unowned self] (snapshot, error) in //= restaurants limit 50
            //= restaurants where category == ? limit 50
            //= restaurants where city == ? limit 50
            //= restaurants where category == ? and city == ? limit 50
            self.tableView.reloadData()
        }
    }

    func controller(_ controller: FiltersViewController, didSelectCategory category: String?, city: String?) {
        var filtered = baseQuery()
        if let category = category, !category.isEmpty { filtered = filtered.whereField("category", isEqualTo: category) }
        if let city = city, !city.isEmpty { filtered = filtered.whereField("city", isEqualTo: city) }
        query = filtered
    }

    func search(_ text: String, completion: @escaping ([String]) -> ()) {
        db.collection("restaurants").order(by: "name").start(at: [text]).end(at: [text + "\u{f8ff}"]).getDocuments { (querySnapshot, err) in //= restaurants order by name start at end at
            if let err = err { print(err) } else {
                completion(querySnapshot!.documents.map { $0.documentID })
            }
        }
    }
}
