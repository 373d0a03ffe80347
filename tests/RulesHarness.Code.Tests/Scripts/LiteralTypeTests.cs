namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Types of TypeScript that list all texts which a value can be.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LiteralTypeTests
{
    private const string Types = """
        export type Sort = 'new' | 'best';
        type Wide = Sort | 'old';
        type Same = Sort;
        enum Kind { New = 'new', Best = 'best' }
        const LISTED = ['due', 'title'] as const;
        type Listed = (typeof LISTED)[number];
        const COLUMNS = [{ key: 'at', wide: true }, { key: 'name', wide: false }] as const;
        type Column = (typeof COLUMNS)[number]['key'];
        interface Options { sort: Sort; maybe?: Sort; inner: { sort: Kind } }
        """;

    [TestCase("sort: 'new' | 'best'", "sort")]
    [TestCase("sort: Sort", "sort")]
    [TestCase("sort: Same", "sort")]
    [TestCase("sort: Kind", "sort")]
    [TestCase("options: Options", "options.sort")]
    [TestCase("options: Options", "options.inner.sort")]
    [TestCase("{ sort }: Options", "sort")]
    [TestCase("{ sort }: { sort: Sort }", "sort")]
    public void Choice_between_all_texts_needs_no_default(string parameter, string sort)
    {
        Read(parameter, $"switch ({sort}) {{ case 'new': q = a(q); break; case 'best': q = b(q); }}")
            .Should()
            .Equal("x order by at", "x order by stars");
        Read(parameter, $"if ({sort} === 'new') q = a(q); else if ({sort} === 'best') q = b(q);")
            .Should()
            .Equal("x order by at", "x order by stars");
    }

    [TestCase("sort: string", "sort")]
    [TestCase("sort: Wide", "sort")]
    [TestCase("sort?: Sort", "sort")]
    [TestCase("sort: Sort | null", "sort")]
    [TestCase("options: Options", "options.maybe")]
    [TestCase("options: Options", "options.other")]
    public void Choice_between_some_texts_can_choose_nothing(string parameter, string sort) =>
        Read(parameter, $"switch ({sort}) {{ case 'new': q = a(q); break; case 'best': q = b(q); }}")
            .Should()
            .Equal("x", "x order by at", "x order by stars");

    [TestCase("sort: Sort", "x order by at", "x order by stars")]
    [TestCase("sort: 'best'", "x order by stars")]
    [TestCase("sort: Wide", "x order by at", "x order by stars", "x order by title desc")]
    public void Entry_of_a_table_is_one_that_the_type_allows(string parameter, params string[] expected) =>
        Read(
                parameter,
                """
                const table = { new: ['at', 'asc'], best: ['stars', 'asc'], old: ['title', 'desc'] };
                q = query(q, orderBy(...table[sort]));
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("sort: Sort", "orderBy(sort)", "x order by best", "x order by new")]
    [TestCase("sort: Kind", "orderBy(`by.${sort}`)", "x order by by.best", "x order by by.new")]
    [TestCase("o: Options", "orderBy('by.' + o.sort)", "x order by by.best", "x order by by.new")]
    [TestCase("o: Options", "orderBy(o.maybe)", "x order by best", "x order by new")]
    [TestCase("sort: Options['sort']", "orderBy(sort)", "x order by best", "x order by new")]
    [TestCase("sort: Listed", "orderBy(sort)", "x order by due", "x order by title")]
    [TestCase("sort: Column", "orderBy(sort)", "x order by at", "x order by name")]
    [TestCase("{ sort = 'new' }: Options", "orderBy(sort)", "x order by best", "x order by new")]
    [TestCase("sort: Sort", "orderBy(sort === 'new' ? 'at' : sort)", "x order by at", "x order by best")]
    [TestCase("sort: Sort", "where('sort', '==', sort)", "x where sort == ?")]
    public void Name_of_a_field_is_each_text_of_its_type(string parameter, string step, params string[] expected) =>
        Read(parameter, $"q = query(q, {step});").Should().Equal(expected);

    [TestCase("all: Sort[]")]
    [TestCase("all: readonly ('new' | 'best')[]")]
    [TestCase("all: Array<Sort>")]
    public void Items_of_a_list_are_the_texts_of_its_type(string parameter)
    {
        Read(parameter, "for (const each of all) getDocs(query(q, orderBy(each)));")
            .Should()
            .Equal("x order by best", "x order by new", "x");
        Read(parameter, "all.forEach((each) => getDocs(query(q, orderBy(each))));")
            .Should()
            .Equal("x order by best", "x order by new", "x");
    }

    [Test]
    public void Name_of_a_collection_agrees_with_what_is_found_by_it() =>
        ReadCode
            .Of(
                "a.ts",
                """
                import { collection, getDocs, getFirestore, orderBy, query } from 'firebase/firestore';
                const TABS = [{ id: 'users', by: 'name' }, { id: 'rooms', by: 'floor' }] as const;
                type Tab = (typeof TABS)[number]['id'];
                export function load(tab: Tab) {
                    const { by } = TABS.find((each) => each.id === tab)!;
                    return getDocs(query(collection(getFirestore(), tab), orderBy(by)));
                }
                """
            )
            .Should()
            .Equal("rooms order by floor", "users order by name");

    [TestCase("id: string", "x where id == ?")]
    [TestCase("id?: string", "x", "x where id == ?")]
    public void Text_that_cannot_be_left_out_is_there(string parameter, params string[] expected) =>
        Read(parameter, "if (id !== undefined) q = query(q, where('id', '==', id));").Should().Equal(expected);

    [TestCase("Object.values(Kind)", "x order by best", "x order by new")]
    [TestCase("Object.keys(Kind)", "x order by Best", "x order by New")]
    public void Texts_of_an_enumeration_are_gone_through(string all, params string[] expected) =>
        ReadCode
            .Of(
                "a.ts",
                $$"""
                import { collection, getDocs, getFirestore, orderBy, query } from 'firebase/firestore';
                {{Types}}
                for (const each of {{all}}) { getDocs(query(collection(getFirestore(), 'x'), orderBy(each))); }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("(each) => Boolean(each)")]
    [TestCase("(each): each is QueryConstraint => Boolean(each)")]
    [TestCase("Boolean")]
    public void Step_is_kept_by_a_test_that_it_is_there(string test) =>
        Read("id: string", $"q = query(q, ...[id && where('id', '==', id), orderBy('at')].filter({test}));")
            .Should()
            .Equal("x order by at", "x where id == ? order by at");

    private static IReadOnlyList<string> Read(string parameter, string body) =>
        ReadCode.Of(
            "a.ts",
            $$"""
            import { collection, getDocs, getFirestore, orderBy, query, where } from 'firebase/firestore';
            {{Types}}
            const a = (q) => query(q, orderBy('at'));
            const b = (q) => query(q, orderBy('stars'));
            export function load({{parameter}}) {
                let q = query(collection(getFirestore(), 'x'));
                {{body}}
                return getDocs(q);
            }
            """
        );
}
