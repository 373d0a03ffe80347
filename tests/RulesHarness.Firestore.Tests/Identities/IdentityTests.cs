using RulesHarness.Firestore.Identities;

namespace RulesHarness.Firestore.Tests.Identities;

public sealed class IdentityTests
{
    private static readonly Identity Alice = Identity.User("alice") with
    {
        Email = "alice@example.com",
        EmailVerified = true,
        PhoneNumber = "+15550100",
        Name = "Alice \"A\" Ångström",
        SignInProvider = "password",
        Tenant = "acme",
        Claims = new Dictionary<string, object?>
        {
            ["role"] = "editor",
            ["limits"] = new { posts = 5.0, share = 0.5 },
            ["groups"] = new[] { "a", "b" },
        },
    };

    [Test]
    public void Token_holds_each_property_where_production_puts_it() =>
        Alice
            .Token.Should()
            .BeEquivalentTo(
                new Dictionary<string, object?>
                {
                    ["sub"] = "alice",
                    ["user_id"] = "alice",
                    ["email"] = "alice@example.com",
                    ["email_verified"] = true,
                    ["phone_number"] = "+15550100",
                    ["name"] = "Alice \"A\" Ångström",
                    ["firebase"] = new Dictionary<string, object?>
                    {
                        ["sign_in_provider"] = "password",
                        ["tenant"] = "acme",
                        ["identities"] = new Dictionary<string, object?>
                        {
                            ["email"] = new[] { "alice@example.com" },
                            ["phone"] = new[] { "+15550100" },
                        },
                    },
                    ["role"] = "editor",
                    ["limits"] = new Dictionary<string, object?> { ["posts"] = 5L, ["share"] = 0.5 },
                    ["groups"] = new[] { "a", "b" },
                }
            );

    [Test]
    public void Token_of_a_plain_user_holds_no_more_than_the_uid() =>
        Identity
            .User("bob")
            .Token.Should()
            .BeEquivalentTo(
                new Dictionary<string, object?>
                {
                    ["sub"] = "bob",
                    ["user_id"] = "bob",
                    ["firebase"] = new Dictionary<string, object?>
                    {
                        ["sign_in_provider"] = "custom",
                        ["identities"] = new Dictionary<string, object?>(),
                    },
                }
            );

    [Test]
    public void Nobody_and_the_admin_have_no_token()
    {
        Identity.Unauthenticated.Token.Should().BeNull();
        Identity.Unauthenticated.AuthorizationHeader.Should().BeNull();
        Identity.Admin.Token.Should().BeNull();
        Identity.Admin.AuthorizationHeader.Should().Be("Bearer owner");
    }

    [Test]
    public void Header_of_a_user_has_three_segments_the_last_of_them_empty() =>
        Alice.AuthorizationHeader.Should().MatchRegex(@"^Bearer [\w-]+\.[\w-]+\.$");

    [TestCase("request.auth.uid == 'alice'")]
    [TestCase("request.auth.token.sub == 'alice' && request.auth.token.user_id == 'alice'")]
    [TestCase("request.auth.token.email == 'alice@example.com' && request.auth.token.email_verified == true")]
    [TestCase("request.auth.token.phone_number == '+15550100'")]
    [TestCase("request.auth.token.name == 'Alice \"A\" Ångström'")]
    [TestCase(
        "request.auth.token.firebase.sign_in_provider == 'password' && request.auth.token.firebase.tenant == 'acme'"
    )]
    [TestCase("request.auth.token.firebase.identities == {'email': ['alice@example.com'], 'phone': ['+15550100']}")]
    [TestCase("request.auth.token.role == 'editor' && request.auth.token.groups == ['a', 'b']")]
    [TestCase("request.auth.token.limits.posts is int && request.auth.token.limits.share is float")]
    [TestCase(
        "request.auth.token.keys().hasOnly(['sub', 'user_id', 'email', 'email_verified', 'phone_number', 'name', "
            + "'firebase', 'role', 'limits', 'groups'])"
    )]
    public async Task Rules_see_the_token_as_it_was_given(string condition)
    {
        var db = await TestDatabase.NewAsync($"match /a/b {{ allow get: if {condition}; }}");

        (await db.As(Alice).Document("a/b").GetSnapshotAsync()).Exists.Should().BeFalse();
    }

    [Test]
    public async Task Rules_see_nobody_as_null()
    {
        var db = await TestDatabase.NewAsync("match /a/b { allow get: if request.auth == null; }");

        (await db.As(Identity.Unauthenticated).Document("a/b").GetSnapshotAsync()).Exists.Should().BeFalse();
    }

    [Test]
    public async Task Admin_is_not_bound_by_rules()
    {
        var db = await TestDatabase.NewAsync("match /a/b { allow get: if false; }");

        (await db.Document("a/b").GetSnapshotAsync()).Exists.Should().BeFalse();
    }

    [Test]
    public void Identities_of_equal_content_are_equal()
    {
        var again = Identity.User("alice") with
        {
            Tenant = "acme",
            Claims = new SortedList<string, object?>
            {
                ["groups"] = new List<string> { "a", "b" },
                ["limits"] = new { share = 0.5, posts = 5L },
                ["role"] = "editor",
            },
            SignInProvider = "password",
            Name = Alice.Name,
            PhoneNumber = "+15550100",
            EmailVerified = true,
            Email = "alice@example.com",
        };

        again.Should().Be(Alice);
        again.GetHashCode().Should().Be(Alice.GetHashCode());
        Alice.Should().NotBe(Alice with { EmailVerified = false });
        Identity.Admin.Should().NotBe(Identity.Unauthenticated);
    }

    [Test]
    public void Identity_changed_by_with_has_its_own_token()
    {
        _ = Alice.Token;

        (Alice with { Uid = "eve" }).Token!["sub"].Should().Be("eve");
        Alice.Uid.Should().Be("alice");
    }

    [Test]
    public void Claims_changed_after_they_were_given_do_not_show()
    {
        var claims = new Dictionary<string, object?> { ["role"] = "editor" };
        var user = Identity.User("a") with { Claims = claims };
        claims["role"] = "admin";

        user.Claims["role"].Should().Be("editor");
    }

    [TestCase("sub")]
    [TestCase("user_id")]
    [TestCase("firebase")]
    [TestCase("exp")]
    [TestCase("email")]
    public void Claim_with_a_reserved_name_is_refused(string name) =>
        FluentActions
            .Invoking(() => Identity.User("a") with { Claims = new Dictionary<string, object?> { [name] = "x" } })
            .Should()
            .Throw<ArgumentException>()
            .WithMessage($"*`{name}`*");

    [Test]
    public void Claim_that_json_has_no_word_for_is_refused() =>
        FluentActions
            .Invoking(() =>
                Identity.User("a") with
                {
                    Claims = new Dictionary<string, object?> { ["x"] = new[] { double.NaN } },
                }
            )
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*`x`*");

    [Test]
    public void Nobody_given_an_email_is_refused() =>
        FluentActions
            .Invoking(() => Identity.Unauthenticated with { Email = "a@b.c" })
            .Should()
            .Throw<InvalidOperationException>();

    [Test]
    public void Identity_says_shortly_who_it_is()
    {
        Identity.Unauthenticated.ToString().Should().Be("unauthenticated");
        Identity.Admin.ToString().Should().Be("admin");
        Identity.User("bob").ToString().Should().Be("user bob");
        var claims = new Dictionary<string, object?> { ["role"] = "editor" };
        (Identity.User("bob") with { Claims = claims, SignInProvider = "anonymous" })
            .ToString()
            .Should()
            .Be("""user bob {"role":"editor","sign_in_provider":"anonymous"}""");
    }
}
