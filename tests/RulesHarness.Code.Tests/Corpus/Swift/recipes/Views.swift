import FirebaseFirestore
import SwiftUI

struct FavoritesView: View {
    @FirestoreQuery( //= favorites where starred == true order by title limit 30
        collectionPath: "favorites",
        predicates: [
            .where("starred", isEqualTo: true),
            .order(by: "title"),
            .limit(to: 30),
        ]
    ) var favorites: [Recipe]
    @FirestoreQuery(collectionPath: Collections.cooks, predicates: [.isGreaterThan("followers", 100)]) private var cooks: [Cook] //= cooks where followers > 100
    @StateObject private var model = PlanModel()
    let uid: String

    var body: some View {
        NavigationStack {
            List(favorites) { recipe in
                Text(recipe.title)
                    .onTapGesture { Task { await model.open(recipe) } }
            }
            .navigationTitle("Favorites")
            .task {
                await model.load(uid: uid)
            }
        }
    }
}

@MainActor
final class PlanModel: ObservableObject {
    @Published private(set) var plans: [Plan] = []
    private lazy var plansRef = Firestore.firestore().collection("plans")

    func load(uid: String, includeOld: Bool = false) async {
        let today = Calendar.current.startOfDay(for: .now)
        let base = plansRef.whereField("uid", isEqualTo: uid)
        let query = includeOld ? base : base.whereField("day", isGreaterThanOrEqualTo: today)
        do {
            let snapshot = try await query.order(by: "day").getDocuments() //= plans where uid == ? and day >= ? order by day
            plans = snapshot.documents.compactMap { try? $0.data(as: Plan.self) }
        } catch {
            print("could not load: \(error)")
        }
    }

    func open(_ recipe: Recipe) async {
        let similar = plansRef.whereField("recipes", arrayContains: recipe.id ?? "").limit(toLast: 3).order(by: "day")
        for await snapshot in similar.snapshots.values { //= plans where recipes has ? order by day limit to last 3
            print(snapshot)
        }
    }
}

struct Plan: Codable {}
struct Cook: Codable {}
