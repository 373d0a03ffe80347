using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RulesHarness.Firestore.Tests.Emulator;

/// <summary>A request to a <see cref="LoopbackServer"/>.</summary>
internal sealed record ServerRequest(
    string Method,
    string Target,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body
);

/// <summary>
/// Its answer; <paramref name="Length"/> is the length that it claims, which can be more than it sends.
/// </summary>
internal sealed record ServerAnswer(int Status, byte[] Body, string Headers = "", long? Length = null);

/// <summary>
/// An HTTP server that answers as badly as a test wants, and closes each connection after its answer.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<ServerRequest, Task<ServerAnswer>> _answer;

    // Held here: a connection whose answer never comes is referenced by nothing else, and would be closed by the
    // collector.
    private readonly ConcurrentBag<TcpClient> _clients = [];

    public LoopbackServer(Func<ServerRequest, Task<ServerAnswer>> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    public LoopbackServer(Func<ServerRequest, ServerAnswer> answer)
        : this(request => Task.FromResult(answer(request))) { }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var client in _clients)
        {
            client.Dispose();
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // Disposed of.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        _clients.Add(client);
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var answer = await _answer(await ReadAsync(stream));
                var head =
                    $"HTTP/1.1 {answer.Status} x\r\nContent-Length: {answer.Length ?? answer.Body.Length}\r\n"
                    + $"Connection: close\r\n{answer.Headers}\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
                await stream.WriteAsync(answer.Body);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The other side left, as cancelled and failed requests do.
            }
        }
    }

    private static async Task<ServerRequest> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (
            !(head.Count >= 4 && head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
            && await stream.ReadAsync(one) == 1
        )
        {
            head.Add(one[0]);
        }
        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0)
        {
            throw new IOException("closed before a request");
        }
        var headers = lines
            .Skip(1)
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
        var body = new byte[length];
        await stream.ReadExactlyAsync(body);
        var first = lines[0].Split(' ');
        return new(first[0], first[1], headers, body);
    }
}
