namespace RulesHarness.Code.Tests.Scripts;

/// <summary>In a static member, <c>this</c> is the class that it is called on.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class StaticMemberTests
{
    [TestCase(
        "posts.js",
        """
            class Posts {
              static get collection() { return db.collection('posts'); }
              static newest() { return this.collection.orderBy('at').get(); }
            }
            """
    )]
    [TestCase(
        "posts.ts",
        """
            abstract class Model {
              protected static collectionName: string;
              static get collection() { return db.collection(this.collectionName); }
              static newest() { return this.collection.orderBy('at').get(); }
            }
            export class Posts extends Model { protected static collectionName = 'posts'; }
            """
    )]
    [TestCase(
        "Posts.swift",
        """
            struct Posts {
                static let posts = Firestore.firestore().collection("posts")
                static func newest() { self.posts.order(by: "at").getDocuments { _, _ in } }
            }
            """
    )]
    public void This_of_a_static_method_is_the_class(string path, string code) =>
        ReadCode.Of(path, code).Should().Equal("posts order by at");

    [Test]
    public void Inherited_method_is_that_of_each_class() =>
        ReadCode
            .Of(
                "models.js",
                """
                class Model {
                  static all() { return db.collection(this.path).get(); }
                }
                class Posts extends Model { static path = 'posts'; }
                class Users extends Model { static path = 'users'; }
                export const load = () => Promise.all([Posts.all(), Users.all()]);
                """
            )
            .Where(each => !each.StartsWith('?'))
            .Should()
            .Equal("posts", "users");
}
