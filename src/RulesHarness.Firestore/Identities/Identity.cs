using System.Collections.ObjectModel;

namespace RulesHarness.Firestore.Identities;

/// <summary>
/// The caller of a request: a guest, a signed-in user, or the admin, to whom rules don't apply. Equal by content.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/rules/rules-and-auth"/>
public sealed record Identity
{
    private readonly string? _uid;
    private readonly ReadOnlyDictionary<string, object?> _claims = ReadOnlyDictionary<string, object?>.Empty;
    private readonly string? _email;
    private readonly bool _emailVerified;
    private readonly string? _phoneNumber;
    private readonly string? _name;
    private readonly string? _signInProvider;
    private readonly string? _tenant;
    private readonly IReadOnlyDictionary<string, object?>? _wholeToken;
    private readonly Lazy<IdentityToken?> _token;

    private Identity(string? uid, bool isAdmin, IReadOnlyDictionary<string, object?>? wholeToken = null)
    {
        (_uid, IsAdmin, _wholeToken) = (uid, isAdmin, wholeToken);
        _token = new Lazy<IdentityToken?>(() => IdentityToken.Of(this));
    }

    // What is worked out from the properties must not survive a `with`.
    private Identity(Identity other)
    {
        (_uid, IsAdmin) = (other._uid, other.IsAdmin);
        _token = new Lazy<IdentityToken?>(() => IdentityToken.Of(this));
        (_claims, _email, _emailVerified) = (other._claims, other._email, other._emailVerified);
        (_phoneNumber, _name) = (other._phoneNumber, other._name);
        (_signInProvider, _tenant, _wholeToken) = (other._signInProvider, other._tenant, other._wholeToken);
    }

    /// <summary>Nobody: rules see <c>request.auth == null</c>.</summary>
    public static Identity Unauthenticated { get; } = new(null, isAdmin: false);

    /// <summary>The emulator's owner, to whom rules don't apply.</summary>
    public static Identity Admin { get; } = new(null, isAdmin: true);

    /// <summary>Whether rules are bypassed.</summary>
    public bool IsAdmin { get; }

    /// <summary><c>request.auth.uid</c>; null when this is no user.</summary>
    /// <exception cref="ArgumentException">It is set to nothing.</exception>
    public string? Uid
    {
        get => _uid;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            _uid = OfUser(value);
        }
    }

    /// <summary>Custom claims: what a token holds beside the standard ones. The dictionary is copied.</summary>
    /// <exception cref="ArgumentException">A name is reserved, or a value is no JSON value.</exception>
    public IReadOnlyDictionary<string, object?> Claims
    {
        get => _claims;
        init => _claims = ClaimNames.Check(OfUser(value));
    }

    /// <summary><c>request.auth.token.email</c>.</summary>
    public string? Email
    {
        get => _email;
        init => _email = OfUser(value);
    }

    /// <summary><c>request.auth.token.email_verified</c>, which a token holds once it has an email.</summary>
    public bool EmailVerified
    {
        get => _emailVerified;
        init => _emailVerified = OfUser(value);
    }

    /// <summary><c>request.auth.token.phone_number</c>, such as <c>+15550100</c>.</summary>
    public string? PhoneNumber
    {
        get => _phoneNumber;
        init => _phoneNumber = OfUser(value);
    }

    /// <summary><c>request.auth.token.name</c>.</summary>
    public string? Name
    {
        get => _name;
        init => _name = OfUser(value);
    }

    /// <summary>
    /// <c>request.auth.token.firebase.sign_in_provider</c>: <c>custom</c> unless set to <c>password</c>,
    /// <c>anonymous</c>, ...
    /// </summary>
    public string? SignInProvider
    {
        get => _signInProvider;
        init => _signInProvider = OfUser(value);
    }

    /// <summary><c>request.auth.token.firebase.tenant</c>.</summary>
    public string? Tenant
    {
        get => _tenant;
        init => _tenant = OfUser(value);
    }

    /// <summary><c>request.auth.token</c> as rules see it; null when this is no user.</summary>
    public IReadOnlyDictionary<string, object?>? Token => _token.Value?.Payload;

    /// <summary>
    /// The value of the <c>authorization</c> header for an emulator; null when there is none to send.
    /// </summary>
    /// <remarks>An unsigned token: an emulator believes it, production never does.</remarks>
    public string? AuthorizationHeader => IsAdmin ? "Bearer owner" : _token.Value?.Header;

    /// <summary>A signed-in user; add the rest by <c>with { Email = ... }</c>.</summary>
    /// <exception cref="ArgumentException">The uid is empty.</exception>
    public static Identity User(string uid)
    {
        ArgumentException.ThrowIfNullOrEmpty(uid);
        return new Identity(uid, isAdmin: false);
    }

    /// <summary>The reason why a name can't be a custom claim; null if it can.</summary>
    public static string? RefusalOfClaim(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ClaimNames.Refusal(name);
    }

    /// <summary>
    /// A signed-in user whose token holds these claims and no others, but for <c>sub</c>, which is the uid. What an
    /// emulator believes, however odd.
    /// </summary>
    /// <exception cref="ArgumentException">The uid is empty, or a value is no JSON value.</exception>
    public static Identity OfToken(string uid, IReadOnlyDictionary<string, object?> claims)
    {
        ArgumentException.ThrowIfNullOrEmpty(uid);
        ArgumentNullException.ThrowIfNull(claims);
        return new Identity(
            uid,
            isAdmin: false,
            ClaimNames.Json(claims.Where(claim => claim.Key != "sub").Append(new("sub", uid)))
        );
    }

    /// <summary>
    /// The claims that <see cref="OfToken"/> was given; null for a token that is made of the properties.
    /// </summary>
    internal IReadOnlyDictionary<string, object?>? WholeToken => _wholeToken;

    /// <summary>Whether both are of one kind and their tokens hold the same.</summary>
    public bool Equals(Identity? other) => other is not null && AuthorizationHeader == other.AuthorizationHeader;

    /// <inheritdoc/>
    public override int GetHashCode() => AuthorizationHeader?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <summary>A short form for messages, such as <c>user alice {"email":"a@b.c","role":"editor"}</c>.</summary>
    public override string ToString() =>
        IsAdmin ? "admin"
        : _token.Value is { } token ? token.Describe()
        : "unauthenticated";

    private T OfUser<T>(T value) =>
        _uid is null && value is not null
            ? throw new InvalidOperationException($"{this} has no token: start from Identity.User(uid)")
            : value;
}
