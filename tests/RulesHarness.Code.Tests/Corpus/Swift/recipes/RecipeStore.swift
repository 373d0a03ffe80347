import FirebaseFirestore
import FirebaseFirestoreSwift
import Foundation

enum Collections {
    static let recipes = "recipes"
    static let cooks = "cooks"
}

enum SortOption: String, CaseIterable {
    case newest
    case rating
}

enum Path: String {
    case recipes, cooks
    case shopping = "shoppingLists"
}

protocol RecipeStoring {
    func latest(limit: Int) async throws -> [Recipe]
}

extension Query {
    func published() -> Query {
        whereField("published", isEqualTo: true)
    }
}

final class RecipeStore: ObservableObject, RecipeStoring {
    static let shared = RecipeStore()

    @Published var recipes: [Recipe] = []
    private let db = Firestore.firestore()
    private var listener: ListenerRegistration?
    private var lastDocument: DocumentSnapshot?

    private var collection: CollectionReference {
        db.collection(Collections.recipes)
    }

    private init() {}

    func latest(limit: Int = 20) async throws -> [Recipe] {
        let snapshot = try await collection
            .published()
            .order(by: "createdAt", descending: true)
            .limit(to: limit)
            .getDocuments() //= recipes where published == true order by createdAt desc limit ?
        return snapshot.documents.compactMap { try? $0.data(as: Recipe.self) }
    }

    func listen(to cook: String, sort: SortOption) {
        listener?.remove()
        var query: Query = collection.whereField("cookId", isEqualTo: cook)
        switch sort {
        case .newest:
            query = query.order(by: "createdAt", descending: true)
        case .rating:
            query = query.order(by: "rating", descending: true).order(by: "votes", descending: true)
        }
        listener = query.addSnapshotListener { [weak self] snapshot, error in //= recipes where cookId == ? order by createdAt desc
            //= recipes where cookId == ? order by rating desc, votes desc
            guard let documents = snapshot?.documents else {
                print("Error: \(error?.localizedDescription ?? "unknown")")
                return
            }
            self?.recipes = documents.compactMap { try? $0.data(as: Recipe.self) }
        }
    }

    func search(tags: [String], maxMinutes: Int?, vegan: Bool) async throws -> [Recipe] {
        var query = collection.published()
        if !tags.isEmpty {
            query = query.whereField("tags", arrayContainsAny: tags)
        }
        if let maxMinutes {
            query = query.whereField("minutes", isLessThanOrEqualTo: maxMinutes)
        }
        if vegan { query = query.whereField("diet", in: ["vegan", "raw"]) }
        let result = try await query.getDocuments() //= recipes where published == true
        //= recipes where published == true and tags has any […]
        //= recipes where published == true and minutes <= ?
        //= recipes where published == true and tags has any […] and minutes <= ?
        //= recipes where published == true and diet in ["vegan", "raw"]
        //= recipes where published == true and tags has any […] and diet in ["vegan", "raw"]
        //= recipes where published == true and minutes <= ? and diet in ["vegan", "raw"]
        //= recipes where published == true and tags has any […] and minutes <= ? and diet in ["vegan", "raw"]
        return result.documents.compactMap { try? $0.data(as: Recipe.self) }
    }

    func nextPage() async throws {
        var query = collection.order(by: "createdAt", descending: true).limit(to: 10)
        if let last = lastDocument {
            query = query.start(afterDocument: last)
        }
        let page = try await query.getDocuments() //= recipes order by createdAt desc limit 10
        //= recipes order by createdAt desc, __name__ desc start after limit 10
        lastDocument = page.documents.last
    }

    func count(cook: String) async throws -> Int {
        let query = collection.whereField("cookId", isEqualTo: cook).count
        let snapshot = try await query.getAggregation(source: .server) //= recipes where cookId == ? count()
        return Int(truncating: snapshot.count)
    }

    func totals(cook: String) async throws -> AggregateQuerySnapshot {
        try await collection.whereField("cookId", isEqualTo: cook)
            .aggregate([.sum("views"), .average("rating")])
            .getAggregation(source: .server) //= recipes where cookId == ? sum(views), average(rating)
    }

    func mine(_ uid: String) async throws -> QuerySnapshot {
        let filter = Filter.orFilter([
            Filter.whereField("cookId", isEqualTo: uid),
            Filter.andFilter([
                Filter.whereField("sharedWith", arrayContains: uid),
                Filter.whereField("published", isEqualTo: true),
            ]),
        ])
        return try await collection.whereFilter(filter).getDocuments() //= recipes where (cookId == ? or sharedWith has ? and published == true)
    }

    func reviews(for recipe: Recipe, completion: @escaping ([Review]) -> Void) {
        guard let id = recipe.id else { return }
        db.collection("recipes").document(id).collection("reviews")
            .order(by: "stars", descending: true)
            .getDocuments { snapshot, error in //= recipes/{}/reviews order by stars desc
                if let error = error {
                    print(error)
                    return
                }
                completion(snapshot!.documents.compactMap { try? $0.data(as: Review.self) })
            }
    }

    func everywhere(author: String) async throws -> QuerySnapshot {
        try await db.collectionGroup("reviews").whereField("author", isEqualTo: author).getDocuments() //= **/reviews where author == ?
    }

    func byIds(_ ids: [String]) async throws -> QuerySnapshot {
        try await db.collection(Path.recipes.rawValue).whereField(FieldPath.documentID(), in: ids).getDocuments() //= recipes where __name__ in […]
    }

    func list(_ path: Path, orderedBy field: String) async throws -> QuerySnapshot {
        try await db.collection(path.rawValue).order(by: field).getDocuments() //= shoppingLists order by name
        //= cooks order by joinedAt
    }

    func shoppingLists() async throws -> QuerySnapshot {
        try await list(.shopping, orderedBy: "name")
    }

    func cooks() async throws -> QuerySnapshot {
        try await list(.cooks, orderedBy: "joinedAt")
    }

    func raw(_ name: String) async throws -> Int {
        try await db.collection(name).getDocuments().count //? the name of the collection comes from the parameter `name`
    }

    func recipe(id: String) async throws -> Recipe {
        try await collection.document(id).getDocument(as: Recipe.self)
    }
}

struct Recipe: Codable, Identifiable {
    @DocumentID var id: String?
    var title: String
}

struct Review: Codable {
    var stars: Int
}
