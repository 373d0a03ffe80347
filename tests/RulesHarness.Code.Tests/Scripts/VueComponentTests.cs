namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Components of Vue that are an object with options.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class VueComponentTests
{
    [TestCase("created () { this.notes.where('on', '==', true).get() }", "users/{}/notes where on == true")]
    [TestCase("watch: { id: { handler () { this.notes.limit(5).onSnapshot(show) } } }", "users/{}/notes limit 5")]
    [TestCase("watch: { id () { this.base('at').get() } }", "all order by at")]
    [TestCase("mounted: function () { this.newest.get() }", "users/{}/notes order by at desc")]
    [TestCase("mounted () { this.notes.orderBy(this.field).get() }", "users/{}/notes order by title")]
    [TestCase("firestore () { return { list: this.notes.orderBy('n') } }", "users/{}/notes order by n")]
    public void Functions_of_a_component_share_their_object(string option, string expected) =>
        ReadCode
            .Of(
                "a.js",
                $$"""
                import { db } from './firebase'
                export default {
                    props: ['id'],
                    data () { return { field: 'title', list: [] } },
                    computed: {
                        notes () { return db.collection('users').doc(this.id).collection('notes') },
                        newest: function () { return this.notes.orderBy('at', 'desc') }
                    },
                    methods: { base (field) { return db.collection('all').orderBy(field) } },
                    {{option}}
                }
                """
            )
            .Should()
            .Equal(expected);
}
