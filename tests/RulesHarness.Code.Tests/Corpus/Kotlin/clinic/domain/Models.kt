package app.clinic.domain

enum class Status { BOOKED, DONE, CANCELLED }
data class Appointment(val id: String = "", val doctorId: String = "", val status: Status = Status.BOOKED)
data class AppointmentFilter(val clinicId: String? = null, val statuses: List<Status>? = null, val newestFirst: Boolean = true)
data class BookingRequest(val doctorId: String, val room: String, val deviceId: String, val startsAt: Timestamp)

interface AppointmentRepository {
    fun ofDay(doctorId: String, day: LocalDate): Flow<Resource<List<Appointment>>>
    fun ofPatient(patientId: String, onlyBooked: Boolean = false): Flow<Resource<List<Appointment>>>
    suspend fun conflicts(request: BookingRequest): Int
    suspend fun nextPage(filter: AppointmentFilter, cursor: DocumentSnapshot?): Result<Page>
    suspend fun statistics(doctorId: String): Statistics
    suspend fun purge(before: Timestamp)
}

class SearchPatients @Inject constructor(private val db: FirebaseFirestore) {
    suspend operator fun invoke(doctorId: String): Resource<List<Patient>> =
        db.patients.whereArrayContains("doctorIds", doctorId).orderBy("name").limit(50).fetch()
}
