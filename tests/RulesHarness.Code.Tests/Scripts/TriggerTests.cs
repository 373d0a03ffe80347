namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Functions that Firestore calls: the pattern of their path tells the documents beside and above.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TriggerTests
{
    private const string Query = "ref.parent.parent.collection('likes').where('value', '>', 0).get()";

    [TestCase("functions.firestore.document('posts/{post}/comments/{id}').onCreate((snap) => snap.", ");")]
    [TestCase(
        "functions.firestore.document('posts/{post}/comments/{id}').onDelete(async (snap, context) => { await snap.",
        "; });"
    )]
    [TestCase(
        "functions.region('europe-west1').firestore.document('/posts/{post}/comments/{id}').onUpdate((change) => change.after.",
        ");"
    )]
    [TestCase(
        "functions.firestore.document('posts/{post}/comments/{id}').onWrite(({ before, after }) => before.",
        ");"
    )]
    [TestCase("onDocumentCreated('posts/{post}/comments/{id}', (event) => event.data.", ");")]
    [TestCase(
        "onDocumentDeleted({ document: 'posts/{post}/comments/{id}', retry: true }, async ({ data }) => data.",
        ");"
    )]
    [TestCase("onDocumentUpdated('posts/{post}/comments/{id}', (event) => event.data?.before?.", ");")]
    [TestCase("onDocumentWrittenWithAuthContext('posts/{post}/comments/{id}', (event) => event.data.after.", ");")]
    [TestCase(
        "const liked = (snap) => snap.",
        "; functions.firestore.document('posts/{post}/comments/{id}').onCreate(snap => liked(snap));"
    )]
    public void Collection_beside_the_document_of_a_trigger_is_known(string before, string after) =>
        Read($"{before}{Query}{after}").Should().Equal("posts/{}/likes where value > 0");

    [Test]
    public void Collection_of_the_document_of_a_trigger_is_known() =>
        Read("onDocumentCreated('posts/{post}/comments/{id}', (event) => event.data.ref.parent.orderBy('at').get());")
            .Should()
            .Equal("posts/{}/comments order by at");

    private static IReadOnlyList<string> Read(string code) =>
        ReadCode.Of(
            "index.ts",
            $$"""
            import * as functions from 'firebase-functions';
            import { onDocumentCreated, onDocumentDeleted, onDocumentUpdated } from 'firebase-functions/v2/firestore';
            import { onDocumentWrittenWithAuthContext } from 'firebase-functions/v2/firestore';
            {{code}}
            """
        );
}
