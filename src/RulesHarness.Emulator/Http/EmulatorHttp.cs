using System.Net;
using System.Text;
using System.Text.Json;
using RulesHarness.Emulator.Jvm;

namespace RulesHarness.Emulator.Http;

/// <summary>An answer of the emulator, whatever its status.</summary>
internal readonly record struct EmulatorReply(string Request, HttpStatusCode Status, byte[] Body)
{
    private string Text => Encoding.UTF8.GetString(Body);

    /// <exception cref="EmulatorException">RH3009 when the status isn't 200 or the body can't be read.</exception>
    public T Read<T>(Func<ReadOnlyMemory<byte>, T> read)
    {
        if (Status != HttpStatusCode.OK)
        {
            throw Odd();
        }
        try
        {
            return read(Body);
        }
        // What a body of another shape than the emulator's makes of the readers.
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Odd(e);
        }
    }

    public EmulatorException Odd(Exception? cause = null) =>
        EmulatorErrors.OddAnswer(Request, $"{(int)Status} {Text[..Math.Min(Text.Length, 300)].Trim()}", cause);
}

/// <summary>
/// The emulator's HTTP surface. A call answers, or fails with RH3008 once the emulator is gone; none hangs.
/// </summary>
internal sealed class EmulatorHttp(Uri endpoint, EmulatorLife life, TimeSpan timeout) : IDisposable
{
    private readonly HttpClient _client = NewClient(endpoint);

    public static HttpClient NewClient(Uri endpoint) =>
        // A proxy from the environment would stand between us and the loopback interface.
        new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = endpoint,
            Timeout = Timeout.InfiniteTimeSpan,
        };

    public async Task<EmulatorReply> SendAsync(
        HttpMethod method,
        string path,
        ReadOnlyMemory<byte>? body,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        life.ThrowIfDead();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.Died);
        limit.CancelAfter(timeout);
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is { } json)
        {
            request.Content = new ReadOnlyMemoryContent(json);
            request.Content.Headers.ContentType = new("application/json");
        }
        try
        {
            using var response = await _client.SendAsync(request, limit.Token);
            var bytes = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return new($"{method} {path}", response.StatusCode, bytes);
        }
        catch (HttpRequestException e)
        {
            await life.ConnectionBrokeAsync(e);
            throw EmulatorErrors.OddAnswer($"{method} {path}", e.Message, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            life.ThrowIfDead();
            throw EmulatorErrors.OddAnswer($"{method} {path}", $"nothing came within {timeout.TotalSeconds:0.#} s", e);
        }
    }

    public void Dispose() => _client.Dispose();
}
