package market

import com.google.firebase.firestore.CollectionReference
import com.google.firebase.firestore.FirebaseFirestore
import com.google.firebase.firestore.Query
import com.google.firebase.firestore.QuerySnapshot
import com.google.android.gms.tasks.Task

abstract class Dao<T : Any>(protected val db: FirebaseFirestore, private val name: String) {
    protected val collection: CollectionReference get() = db.collection(name)

    fun all(): Task<QuerySnapshot> = collection.get() //= products
    //= sellers

    protected fun find(build: Query.() -> Query): Task<QuerySnapshot> = collection.build().get() //= products where seller == ? and active == true
    //= products where price > ? order by price
    //= sellers where verified == true order by rating desc limit 10
}

class ProductDao(db: FirebaseFirestore) : Dao<Product>(db, "products") {
    fun bySeller(seller: String) = find { whereEqualTo("seller", seller).whereEqualTo("active", true) }

    fun dearerThan(price: Double) = find {
        whereGreaterThan("price", price).orderBy("price")
    }

    fun filter(filter: ProductFilter): Query {
        var query: Query = collection
        if (filter.category != null) {
            query = query.whereEqualTo("category", filter.category)
        }
        when {
            filter.cheap -> query = query.whereLessThan("price", 10)
            filter.rare -> query = query.whereLessThan("stock", 3).orderBy("stock", Query.Direction.DESCENDING)
        }
        return query
    }
}

class SellerDao(db: FirebaseFirestore) : Dao<Seller>(db, "sellers") {
    fun best() = find { whereEqualTo("verified", true).orderBy("rating", Query.Direction.DESCENDING).limit(10) }
}

data class ProductFilter(val category: String? = null, val cheap: Boolean = false, val rare: Boolean = false)
class Product
class Seller
