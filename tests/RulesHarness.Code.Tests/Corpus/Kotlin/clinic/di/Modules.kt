package app.clinic.di

import org.koin.core.module.dsl.*
import org.koin.dsl.module

val dataModule = module {
    single { Firebase.firestore.apply { firestoreSettings = firestoreSettings { isPersistenceEnabled = true } } }
    single<AppointmentRepository> { AppointmentRepositoryImpl(get()) }
    factory { DoctorDao(get()) }
    factoryOf(::NurseDao)
    single(named("waiting")) { get<FirebaseFirestore>().collection("waitingRoom") }
    viewModel { (clinicId: String) -> WaitingRoomViewModel(clinicId, get(named("waiting"))) }
}
