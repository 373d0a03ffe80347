package com.example.stays.data

import com.google.firebase.firestore.FirebaseFirestore
import com.google.firebase.firestore.Filter
import com.google.firebase.firestore.Query
import com.google.firebase.firestore.CollectionReference
import com.google.firebase.firestore.AggregateSource
import com.google.firebase.firestore.AggregateField
import com.google.firebase.firestore.ktx.firestore
import com.google.firebase.firestore.ktx.snapshots
import com.google.firebase.ktx.Firebase
import dagger.Module
import dagger.Provides
import dagger.hilt.InstallIn
import dagger.hilt.components.SingletonComponent
import javax.inject.Inject
import javax.inject.Named
import javax.inject.Singleton
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.tasks.await

enum class Node(val path: String) {
    STAYS("stays"), BOOKINGS("bookings"), HOSTS("hosts");

    operator fun invoke(db: FirebaseFirestore) = db.collection(path)
}

sealed class Path(val name: String) {
    data object Reviews : Path("reviews")
    data object Messages : Path("messages")
    class Wishlist(uid: String) : Path("users/$uid/wishlist")
}

fun FirebaseFirestore.at(path: Path): CollectionReference = collection(path.name)

sealed interface StayFilter {
    data class Near(val city: String) : StayFilter
    data class Cheaper(val price: Int) : StayFilter
    data object TopRated : StayFilter
}

enum class SortOrder(val field: String, val direction: Query.Direction) {
    PRICE_LOW("price", Query.Direction.ASCENDING),
    PRICE_HIGH("price", Query.Direction.DESCENDING),
    NEWEST("createdAt", Query.Direction.DESCENDING),
}

sealed class Resource<out T> {
    data class Success<T>(val data: T) : Resource<T>()
    data class Error(val message: String?) : Resource<Nothing>()
    data object Loading : Resource<Nothing>()
}

interface StayRepository {
    fun search(filter: StayFilter): Flow<Resource<List<Stay>>>
    suspend fun sorted(order: SortOrder, limit: Long = 20): List<Stay>
    suspend fun bookings(uid: String, status: BookingStatus?): List<Booking>
}

enum class BookingStatus { PENDING, CONFIRMED, CANCELLED }

@Module
@InstallIn(SingletonComponent::class)
object FirebaseModule {
    @Provides @Singleton fun firestore(): FirebaseFirestore = Firebase.firestore
    @Provides @Named("stays") fun stays(db: FirebaseFirestore): CollectionReference = db.collection(Node.STAYS.path)
    @Provides fun repository(impl: StayRepositoryImpl): StayRepository = impl
}

@Singleton
class StayRepositoryImpl @Inject constructor(
    private val db: FirebaseFirestore,
    private val session: Session,
) : StayRepository {
    private val stays get() = Node.STAYS(db)
    private val bookings by lazy { db.collection(Node.BOOKINGS.path) }

    override fun search(filter: StayFilter) = flow {
        emit(Resource.Loading)
        val query = when (filter) {
            is StayFilter.Near -> stays.whereEqualTo("city", filter.city).whereEqualTo("active", true)
            is StayFilter.Cheaper -> stays.whereLessThanOrEqualTo("price", filter.price).orderBy("price")
            StayFilter.TopRated -> stays.orderBy("rating", Query.Direction.DESCENDING).limit(50)
        }
        val found = query.get().await() //= stays where city == ? and active == true
        //= stays where price <= ? order by price
        //= stays order by rating desc limit 50
        emit(Resource.Success(found.toObjects(Stay::class.java)))
    }

    override suspend fun sorted(order: SortOrder, limit: Long): List<Stay> =
        stays.orderBy(order.field, order.direction).limit(limit).get().await().map { it.toObject(Stay::class.java) } //= stays order by price desc limit 20
        //= stays order by createdAt desc limit 5

    override suspend fun bookings(uid: String, status: BookingStatus?): List<Booking> {
        var query: Query = bookings.whereEqualTo("guestId", uid)
        status?.let { query = query.whereEqualTo("status", it.name) }
        return query.orderBy("checkIn").get().await().toObjects(Booking::class.java) //= bookings where guestId == ? order by checkIn
    }

    fun wishlist(uid: String): Flow<List<Stay>> =
        db.at(Path.Wishlist(uid)).orderBy("addedAt").snapshots().map { it.toObjects(Stay::class.java) } //= users/{}/wishlist order by addedAt

    suspend fun unread(uid: String): Long =
        db.at(Path.Messages)
            .where(Filter.and(Filter.equalTo("to", uid), Filter.equalTo("read", false)))
            .count().get(AggregateSource.SERVER).await().count //= messages where to == ? and read == false count()

    suspend fun average(stay: String) = runCatching {
        stays.document(stay).collection(Path.Reviews.name)
            .aggregate(AggregateField.average("stars"), AggregateField.count())
            .get(AggregateSource.SERVER) //= stays/{}/reviews average(stars), count()
            .await()
    }.getOrNull()

    suspend fun recent(ids: List<String>): List<Stay> = ids.chunked(10).flatMap { chunk ->
        stays.whereIn("hostId", chunk).get().await().toObjects(Stay::class.java) //= stays where hostId in […]
    }
}

class HostDataSource @Inject constructor(@Named("stays") private val stays: CollectionReference, db: FirebaseFirestore) {
    private val hosts = Node.HOSTS(db)

    fun superhosts(region: Region?) = buildQuery(region).snapshots() //= hosts where superhost == true order by name
    //= hosts where superhost == true and region == ? order by name

    private fun buildQuery(region: Region?): Query = hosts
        .whereEqualTo("superhost", true)
        .run { if (region != null) whereEqualTo("region", region.code) else this }
        .orderBy("name")

    fun listings(host: String, onChange: (List<Stay>) -> Unit) =
        stays.whereEqualTo("hostId", host).addSnapshotListener { snapshot, error -> //= stays where hostId == ?
            if (error != null || snapshot == null) return@addSnapshotListener
            onChange(snapshot.documents.mapNotNull { it.toObject(Stay::class.java) })
        }
}
