namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Values that a container gives: by tokens, by annotations, by the wrapper of a property.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ContainerTests
{
    private const string Service = """
        import { Inject, Injectable, Module } from '@nestjs/common';
        import { CollectionReference, Firestore } from '@google-cloud/firestore';
        class Pet { static readonly table = 'pets'; }
        export const LOG = Symbol('LOG');
        @Injectable()
        export class Clinic {
          constructor(@Inject(TOKEN) private readonly col: CollectionReference) {}
          load() { return this.col.where('open', '==', true).get(); }
        }
        """;

    [TestCase("'PETS'", "{ provide: 'PETS', useFactory: (db: Firestore) => db.collection('pets'), inject: ['DB'] }")]
    [TestCase("LOG", "{ provide: LOG, useFactory: (db: Firestore) => db.collection('pets') }")]
    [TestCase(
        "Pet.table",
        "...[Pet.table].map((name) => ({ provide: name, useFactory: (db) => db.collection(name) }))"
    )]
    [TestCase("Pet", "{ provide: Pet, useFactory: (db) => db.collection(Pet.table) }")]
    public void Token_of_a_constructor_is_what_a_module_provides(string token, string provider)
    {
        var code = Service.Replace("TOKEN", token, StringComparison.Ordinal);
        ReadCode
            .Of("a.ts", $"{code}\n@Module({{ providers: [Clinic, {provider}] }})\nexport class App {{}}")
            .Should()
            .Equal("pets where open == true");
    }

    [TestCase("")]
    [TestCase("{ provide: 'OTHER', useFactory: (db) => db.collection('pets') }")]
    [TestCase(
        "{ provide: 'A', useFactory: (db) => db.collection('a') }, { provide: 'A', useFactory: (db) => db.collection('b') }"
    )]
    [TestCase("...['a', 'b'].map((name) => ({ provide: 'A', useFactory: (db) => db.collection(name) }))")]
    public void Token_that_no_or_several_providers_have_is_not_known(string providers)
    {
        var code = Service.Replace("TOKEN", "'A'", StringComparison.Ordinal);
        ReadCode
            .Of("a.ts", $"{code}\n@Module({{ providers: [{providers}] }})\nexport class App {{}}")
            .Should()
            .Equal("? the query comes from the parameter `col` of `constructor`");
    }

    [TestCase("{ table: 'pets' }", "{ table: 'pets' }", "pets where open == true")]
    [TestCase(
        "{ table: 'pets' }",
        "{ table: 'cats' }",
        "? the name of the collection comes from the parameter `settings` of `constructor`"
    )]
    public void Object_of_a_token_is_known_if_all_modules_provide_the_same(string one, string other, string expected) =>
        ReadCode
            .Of(
                "a.ts",
                $$"""
                import { Inject, Module } from '@nestjs/common';
                export class Clinic {
                  constructor(@Inject('SETTINGS') private readonly settings: { table: string }) {}
                  load(db: Firestore) { return db.collection(this.settings.table).where('open', '==', true).get(); }
                }
                @Module({ providers: [{ provide: 'SETTINGS', useValue: {{one}} }] })
                export class App {}
                @Module({ providers: [{ provide: 'SETTINGS', useValue: {{other}} }] })
                export class Admin {}
                """
            )
            .Should()
            .Equal(expected);

    [Test]
    public void Module_that_is_made_by_a_function_provides_tokens() =>
        ReadCode
            .Of(
                "a.ts",
                Service.Replace("TOKEN", "'PETS'", StringComparison.Ordinal)
                    + """
                    export class App {
                      static register(): object {
                        const providers = [{ provide: 'PETS', useFactory: (db: Firestore) => db.collectionGroup('pets') }];
                        return { module: App, providers };
                      }
                    }
                    """
            )
            .Should()
            .Equal("**/pets where open == true");

    [TestCase("db.collection(\"rooms\")", "CollectionReference", "rooms where a == 1")]
    [TestCase("db.collection(\"rooms\").whereEqualTo(\"b\", 2)", "Query", "rooms where b == 2 and a == 1")]
    [TestCase("db.collection(\"rooms\")", "Query", "? the query comes from the parameter `rooms` of `Dao`")]
    public void Provider_without_a_written_type_provides_its_value(string value, string type, string expected) =>
        ReadCode
            .Of(
                "a.kt",
                $$"""
                @Qualifier annotation class Rooms
                @Module object Firebase {
                    @Rooms @Provides fun rooms(db: FirebaseFirestore) = {{value}}
                    @Provides fun other(db: FirebaseFirestore) = db.collection("others")
                }
                class Dao @Inject constructor(@Rooms private val rooms: {{type}}) {
                    fun load() = rooms.whereEqualTo("a", 1).get()
                }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("@Table<Note>(\"notes\") private var notes", "notes", "notes where a == 1")]
    [TestCase("@Table(\"notes\") var notes: CollectionReference", "$notes", "notes where b == 2 and a == 1")]
    [TestCase("@Users var users", "users", "users where a == 1")]
    [TestCase("@State var users = Firestore.firestore().collection(\"people\")", "users", "people where a == 1")]
    public void Wrapper_of_the_sources_computes_a_property(string property, string name, string expected) =>
        ReadCode
            .Of(
                "a.swift",
                $$"""
                @propertyWrapper struct Table<T> {
                    let path: String
                    init(_ path: String) { self.path = path }
                    var wrappedValue: CollectionReference { Firestore.firestore().collection(path) }
                    var projectedValue: Query { wrappedValue.whereField("b", isEqualTo: 2) }
                }
                @propertyWrapper struct Users { var wrappedValue: CollectionReference { Firestore.firestore().collection("users") } }
                final class Store {
                    {{property}}
                    func load() async throws { _ = try await {{name}}.whereField("a", isEqualTo: 1).getDocuments() }
                }
                """
            )
            .Should()
            .Equal(expected);
}
