package app.clinic.data

import com.google.firebase.firestore.*
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.flow.*
import kotlinx.coroutines.tasks.await

sealed interface Resource<out T> {
    data object Loading : Resource<Nothing>
    data class Success<T>(val data: T) : Resource<T>
    data class Failure(val error: Throwable) : Resource<Nothing>
}

suspend inline fun <reified T> Query.fetch(): Resource<List<T>> = try {
    Resource.Success(get().await().toObjects(T::class.java)) //= clinics/{}/doctors where specialty == ? order by lastName
    //= clinics/{}/doctors order by lastName
    //= patients where doctorIds has ? order by name limit 50
} catch (e: CancellationException) {
    throw e
} catch (e: Exception) {
    Resource.Failure(e)
}

inline fun <reified T> Query.observe(): Flow<Resource<List<T>>> = callbackFlow {
    trySend(Resource.Loading)
    val registration = addSnapshotListener(MetadataChanges.INCLUDE) { value, error -> //= appointments where doctorId == ? and startsAt >= ? and startsAt < ? order by startsAt
        //= appointments where patientId == ? order by startsAt desc
        //= appointments where patientId == ? and status == "BOOKED" order by startsAt desc
        error?.let { trySend(Resource.Failure(it)) } ?: value?.let { trySend(Resource.Success(it.toObjects())) }
    }
    awaitClose(registration::remove)
}.distinctUntilChanged()

fun <T : Any> Query.whereIfNotNull(field: String, value: T?): Query = value?.let { whereEqualTo(field, it) } ?: this

infix fun String.eq(value: Any?): Filter = Filter.equalTo(this, value)

val FirebaseFirestore.patients: CollectionReference get() = collection(Collections.PATIENTS)

object Collections {
    const val CLINICS = "clinics"
    const val PATIENTS = "patients"
    const val APPOINTMENTS = "appointments"
    fun doctors(clinicId: String) = "$CLINICS/$clinicId/doctors"
}
