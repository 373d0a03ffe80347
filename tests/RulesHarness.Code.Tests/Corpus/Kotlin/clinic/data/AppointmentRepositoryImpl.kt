package app.clinic.data

import com.google.firebase.Timestamp
import com.google.firebase.firestore.*
import com.google.firebase.firestore.Query.Direction
import app.clinic.domain.*
import java.time.LocalDate

class AppointmentRepositoryImpl(
    private val firestore: FirebaseFirestore,
    private val dispatcher: CoroutineDispatcher = Dispatchers.IO,
) : AppointmentRepository {

    private val appointments = firestore.collection(Collections.APPOINTMENTS)

    override fun ofDay(doctorId: String, day: LocalDate): Flow<Resource<List<Appointment>>> =
        appointments
            .whereEqualTo(Appointment::doctorId.name, doctorId)
            .whereGreaterThanOrEqualTo("startsAt", day.toTimestamp())
            .whereLessThan("startsAt", day.plusDays(1).toTimestamp())
            .orderBy("startsAt")
            .observe()

    override fun ofPatient(patientId: String, onlyBooked: Boolean): Flow<Resource<List<Appointment>>> {
        var query: Query = appointments.whereEqualTo("patientId", patientId)
        if (onlyBooked) query = query.whereEqualTo("status", Status.BOOKED.name)
        return query.orderBy("startsAt", Direction.DESCENDING).observe()
    }

    override suspend fun conflicts(request: BookingRequest): Int = withContext(dispatcher) {
        appointments
            .where(Filter.and("doctorId" eq request.doctorId, Filter.or("room" eq request.room, "deviceId" eq request.deviceId)))
            .whereEqualTo("startsAt", request.startsAt)
            .get() //= appointments where doctorId == ? and (room == ? or deviceId == ?) and startsAt == ?
            .await()
            .size()
    }

    override suspend fun nextPage(filter: AppointmentFilter, cursor: DocumentSnapshot?): Result<Page> = runCatching {
        val query = with(filter) {
            var q = appointments.orderBy("startsAt", if (newestFirst) Direction.DESCENDING else Direction.ASCENDING)
            clinicId?.let { q = q.whereEqualTo("clinicId", it) }
            if (!statuses.isNullOrEmpty()) {
                q = q.whereIn("status", statuses.map(Status::name))
            }
            q
        }
        val snapshot = query.run { if (cursor != null) startAfter(cursor) else this }.limit(PAGE).get().await() //= appointments order by startsAt limit 25
        //= appointments order by startsAt desc limit 25
        //= appointments where clinicId == ? order by startsAt limit 25
        //= appointments where clinicId == ? order by startsAt desc limit 25
        //= appointments where status in […] order by startsAt limit 25
        //= appointments where status in […] order by startsAt desc limit 25
        //= appointments where clinicId == ? and status in […] order by startsAt limit 25
        //= appointments where clinicId == ? and status in […] order by startsAt desc limit 25
        //= appointments order by startsAt start after limit 25
        //= appointments order by startsAt desc start after limit 25
        //= appointments where clinicId == ? order by startsAt start after limit 25
        //= appointments where clinicId == ? order by startsAt desc start after limit 25
        //= appointments where status in […] order by startsAt start after limit 25
        //= appointments where status in […] order by startsAt desc start after limit 25
        //= appointments where clinicId == ? and status in […] order by startsAt start after limit 25
        //= appointments where clinicId == ? and status in […] order by startsAt desc start after limit 25
        Page(snapshot.toObjects(Appointment::class.java), snapshot.documents.lastOrNull())
    }

    override suspend fun statistics(doctorId: String): Statistics {
        val base = appointments.whereEqualTo("doctorId", doctorId)
        val total = base.count().get(AggregateSource.SERVER).await().count //= appointments where doctorId == ? count()
        val revenue = base.whereEqualTo("status", Status.DONE.name)
            .aggregate(AggregateField.sum("price"), AggregateField.average("rating"))
            .get(AggregateSource.SERVER) //= appointments where doctorId == ? and status == "DONE" sum(price), average(rating)
            .await()
        return Statistics(total, revenue.get(AggregateField.sum("price")))
    }

    override suspend fun purge(before: Timestamp) {
        do {
            val old = firestore.collectionGroup("audit").whereLessThan("at", before).limit(400).get().await() //= **/audit where at < ? limit 400
            firestore.runBatch { batch -> old.forEach { batch.delete(it.reference) } }.await()
        } while (old.size() == 400)
    }

    companion object {
        private const val PAGE = 25L
    }
}

class DoctorDao(private val db: FirebaseFirestore) : FirestoreDao<Doctor>(db, Doctor::class.java) {
    suspend fun inClinic(clinicId: String, specialty: String? = null) =
        db.collection(Collections.doctors(clinicId)).whereIfNotNull("specialty", specialty).orderBy("lastName").fetch<Doctor>()

    override fun reference(parent: String) = db.collection(Collections.doctors(parent))
}

class NurseDao(db: FirebaseFirestore) : FirestoreDao<Nurse>(db, Nurse::class.java) {
    override fun reference(parent: String): CollectionReference = db.collection("clinics").document(parent).collection("nurses")
    fun onShift(parent: String) = listBy(parent, "onShift" to true, "active" to true)
}

abstract class FirestoreDao<T : Any>(protected val db: FirebaseFirestore, private val type: Class<T>) {
    protected abstract fun reference(parent: String): CollectionReference

    fun all(parent: String): Task<List<T>> = reference(parent).orderBy("createdAt").get().continueWith { it.result.toObjects(type) } //= clinics/{}/doctors order by createdAt
    //= clinics/{}/nurses order by createdAt

    fun listBy(parent: String, vararg pairs: Pair<String, Any>): Task<QuerySnapshot> {
        var query: Query = reference(parent)
        for ((field, value) in pairs) {
            query = query.whereEqualTo(field, value)
        }
        return query.get() //= clinics/{}/nurses where onShift == true and active == true
    }
}
