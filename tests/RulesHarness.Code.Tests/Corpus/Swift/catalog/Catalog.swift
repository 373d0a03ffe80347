import FirebaseFirestore

struct Product: Codable {
    let id: Int

    enum CodingKeys: String, CodingKey {
        case id
        case price = "price_cents"
        case category
    }
}

extension Query {
    func all<T>(as type: T.Type) async throws -> (items: [T], last: DocumentSnapshot?) where T: Decodable {
        let snapshot = try await self.getDocuments() //= products limit ?
        //= products order by __name__ start after limit ?
        //= products order by price_cents limit ?
        //= products order by price_cents desc limit ?
        //= products order by price_cents, __name__ start after limit ?
        //= products order by price_cents desc, __name__ desc start after limit ?
        //= products where category == ? limit ?
        //= products where category == ? order by __name__ start after limit ?
        let items = try snapshot.documents.map({ document in try document.data(as: T.self) })
        return (items, snapshot.documents.last)
    }

    func startOptionally(after last: DocumentSnapshot?) -> Query {
        guard let last else { return self }
        return self.start(afterDocument: last)
    }
}

final class Catalog {
    static let shared = Catalog()
    private lazy var brands: CollectionReference = { Firestore.firestore().collection("brands") }()

    private func products() -> Query { Firestore.firestore().collection("products") }
    private func sorted(_ descending: Bool) -> Query {
        products().order(by: Product.CodingKeys.price.rawValue, descending: descending)
    }
    private func of(_ category: String) -> Query {
        products().whereField(Product.CodingKeys.category.rawValue, isEqualTo: category)
    }

    func page(descending: Bool?, category: String?, count: Int, last: DocumentSnapshot?) async throws -> (items: [Product], last: DocumentSnapshot?) {
        var query: Query = products()
        if let descending {
            query = sorted(descending)
        } else if let category {
            query = of(category)
        }
        return try await query.limit(to: count).startOptionally(after: last).all(as: Product.self)
    }

    func fetch<T: Decodable>(_ type: T.Type, from name: String, where pairs: [(String, Any)] = [], order: String? = nil) async throws -> [T] {
        var query: Query = Firestore.firestore().collection(name)
        for (field, value) in pairs {
            query = query.whereField(field, isEqualTo: value)
        }
        if let order { query = query.order(by: order) }
        return try await query.getDocuments().documents.map { try $0.data(as: T.self) } //= offers where active == true order by rank
        //= countries
    }

    func offers() async throws -> [Product] { try await fetch(Product.self, from: "offers", where: [("active", true)], order: "rank") }
    func countries() async throws -> [Product] { try await fetch(Product.self, from: "countries") }

    func stream(_ brand: String) -> AsyncThrowingStream<[Product], Error> {
        AsyncThrowingStream { continuation in
            let listener = Self.models(of: brand).order(by: "year").limit(toLast: 50).addSnapshotListener { _, _ in //= brands/{}/models order by year limit to last 50
                continuation.yield([])
            }
            continuation.onTermination = { _ in listener.remove() }
        }
    }

    static func models(of brand: String) -> CollectionReference {
        Firestore.firestore().collection("brands").document(brand).collection("models")
    }

    func preload(ids: [String], done: @escaping (Result<[Product], Error>) -> Void) {
        let group = DispatchGroup()
        ids.forEach { id in
            group.enter()
            Firestore.firestore().collection("users/\(id)/wishes").whereField("kind", in: ["gift"]).getDocuments(source: .server) { snapshot, _ in //= users/{}/wishes where kind in ["gift"]
                defer { group.leave() }
                snapshot?.documents.forEach { $0.reference.collection("notes").whereField("tags", arrayContains: 1).addSnapshotListener { _, _ in } } //= …/notes where tags has 1
            }
        }
        brands.getDocuments { _, _ in } //= brands
        group.notify(queue: .main) { done(.success([])) }
    }
}
